package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What an application calls its databases, in the order in which they are migrated.
 *
 * @param all all of them
 * @param selected the one that a command was given, which it works on alone
 */
record DatabaseNames(List<String> all, @Nullable String selected) {

	/** The database of the single form of the properties. */
	static final String DEFAULT = "default";

	static final String PREFIX = "ofauto.migrations.databases.";

	/** Set by the command line only. */
	static final String SELECTED = "migrations.command.database";

	/** What environment variables can say, too. */
	private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

	DatabaseNames {
		all = List.copyOf(all);
	}

	/**
	 * Reads the names.
	 * @throws MigrationsDatabasesException if they are not clear
	 */
	static DatabaseNames of(Environment environment) {
		Binder binder = Binder.get(environment);
		Set<String> entries = binder.bind("ofauto.migrations.databases", Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElseGet(Set::of);
		List<String> order = binder.bind("ofauto.migrations.order", Bindable.listOf(String.class)).orElseGet(List::of);
		List<String> all = ordered(entries, order);
		return new DatabaseNames(all, environment.getProperty(SELECTED));
	}

	/**
	 * The database that a command works on alone.
	 * @param said the name that it was given
	 * @return that name, or the only one that needs a qualifier; empty if it is not clear
	 */
	static Optional<String> chosen(Environment environment, Optional<String> said) {
		if (said.isPresent()) {
			return said;
		}
		try {
			DatabaseNames names = of(environment);
			return names.several() ? Optional.empty() : Optional.of(names.all.get(0));
		}
		catch (MigrationsDatabasesException | BindException ex) {
			// It is reported when the log works.
			return Optional.empty();
		}
	}

	private static List<String> ordered(Set<String> entries, List<String> order) {
		entries.forEach(DatabaseNames::require);
		Set<String> known = new LinkedHashSet<>(entries);
		known.add(DEFAULT);
		if (order.isEmpty()) {
			if (!entries.isEmpty()) {
				throw MigrationsDatabasesException.noOrder(entries);
			}
			return List.of(DEFAULT);
		}
		Set<String> ordered = new LinkedHashSet<>();
		for (String name : order) {
			if (!known.contains(name)) {
				throw MigrationsDatabasesException.unknown(name, known);
			}
			if (!ordered.add(name)) {
				throw MigrationsDatabasesException.twice(name);
			}
		}
		entries.stream().filter((name) -> !ordered.contains(name)).findFirst().ifPresent((name) -> {
			throw MigrationsDatabasesException.notOrdered(name, order);
		});
		return List.copyOf(ordered);
	}

	private static void require(String name) {
		if (name.equals(DEFAULT) || !NAME.matcher(name).matches()) {
			throw MigrationsDatabasesException.badName(name);
		}
	}

	/**
	 * The database of the {@code Migrator} bean that needs no qualifier.
	 * @return its name, or {@code null} if each needs one
	 */
	@Nullable String primary() {
		if (this.selected != null) {
			return this.selected;
		}
		return this.all.contains(DEFAULT) ? DEFAULT : null;
	}

	/**
	 * The databases of the beans that need one.
	 */
	List<String> qualified() {
		if (this.selected != null) {
			return List.of();
		}
		List<String> names = new ArrayList<>(this.all);
		names.remove(DEFAULT);
		return names;
	}

	/**
	 * Makes sure that a command was given one of them.
	 */
	void requireSelectable() {
		if (this.selected != null && !this.all.contains(this.selected)) {
			throw MigrationsDatabasesException.notSelectable(this.selected, this.all);
		}
	}

	/**
	 * Makes sure that each has its beans: those that were registered ahead of time may be
	 * others.
	 */
	void requireRegistered(ListableBeanFactory beans) {
		for (String name : qualified()) {
			if (!beans.containsBean(NamedDatabases.bean(name, Migrator.class))) {
				throw MigrationsDatabasesException.notPrepared(name);
			}
		}
	}

	/**
	 * Whether messages have to say which database they are about.
	 */
	boolean several() {
		return this.all.size() > 1;
	}

	/**
	 * The name to show.
	 * @return the name, or {@code null} if there is only one database
	 */
	@Nullable String shown(String name) {
		return several() || !name.equals(DEFAULT) ? name : null;
	}

}
