package com.ofauto.migrations.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * What an application calls its databases, in the order in which they are migrated.
 *
 * @param all all of them
 */
record DatabaseNames(List<String> all) {

	/** The database of the single form of the properties. */
	static final String DEFAULT = "default";

	static final String PREFIX = "ofauto.migrations.databases.";

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
		List<String> order = Binder.get(environment)
			.bind("ofauto.migrations.order", Bindable.listOf(String.class))
			.orElseGet(List::of);
		Map<String, Object> entries = entries(environment);
		entries.forEach(DatabaseNames::require);
		return new DatabaseNames(ordered(entries.keySet(), order));
	}

	/**
	 * The entries by their names. The values in them stay as they are written: a secret
	 * that one refers to need not be there yet.
	 */
	static Map<String, Object> entries(Environment environment) {
		return new Binder(ConfigurationPropertySources.get(environment))
			.bind("ofauto.migrations.databases", Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of);
	}

	/**
	 * The database that a command works on alone.
	 * @param said the name that it was given
	 * @return that name, or the only one that there is; empty if there are several
	 */
	Optional<String> chosen(Optional<String> said) {
		return (said.isPresent() || several()) ? said : Optional.of(this.all.get(0));
	}

	private static List<String> ordered(Set<String> entries, List<String> order) {
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

	private static void require(String name, Object entry) {
		if (name.equals(DEFAULT) || !NAME.matcher(name).matches()) {
			throw MigrationsDatabasesException.badName(name);
		}
		if (!(entry instanceof Map)) {
			throw MigrationsDatabasesException.saysNothing(name);
		}
	}

	/**
	 * Whether there is a database whose {@code Migrator} bean needs no qualifier.
	 */
	boolean haveDefault() {
		return this.all.contains(DEFAULT);
	}

	/**
	 * The databases of the beans that need one.
	 */
	List<String> qualified() {
		return this.all.stream().filter((name) -> !name.equals(DEFAULT)).toList();
	}

	/**
	 * Makes sure that a command was given one of them.
	 */
	void requireSelectable(String name) {
		if (!this.all.contains(name)) {
			throw MigrationsDatabasesException.notSelectable(name, this.all);
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
