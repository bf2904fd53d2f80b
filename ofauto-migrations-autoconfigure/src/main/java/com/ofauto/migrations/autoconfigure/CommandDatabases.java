package com.ofauto.migrations.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.backup.Backups;
import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Migrator;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The databases that a command works on: the one that it was given, or all.
 *
 * @since 0.1.0
 */
@Internal
public final class CommandDatabases {

	private static final Log logger = LogFactory.getLog(CommandDatabases.class);

	/** The commands that change nothing in a database of the application. */
	private static final Set<String> LOOKS = Set.of("migrate new", "migrate status", "migrate history",
			"migrate validate", "migrate wait", "migrate rehearse", "migrate backup", "migrate restore", "migrate diff",
			"migrate drift", "migrate check", "migrate pull", "db pull");

	private final ConfiguredDatabases databases;

	private final Optional<String> said;

	private final ConfigurableListableBeanFactory beans;

	/**
	 * Creates it.
	 * @param said the name that the command was given
	 */
	CommandDatabases(ConfiguredDatabases databases, Optional<String> said, ConfigurableListableBeanFactory beans) {
		this.databases = databases;
		this.said = said;
		this.beans = beans;
	}

	/**
	 * The names to choose from; none if one is chosen.
	 */
	List<String> names() {
		DatabaseNames names = this.databases.names();
		return names.chosen(this.said).isPresent() ? List.of() : names.all();
	}

	/**
	 * The name of the database that is worked on if one is enough.
	 */
	private String chosen() {
		DatabaseNames names = this.databases.names();
		return names.chosen(this.said)
			.orElseGet(() -> names.haveDefault() ? DatabaseNames.DEFAULT : names.all().get(0));
	}

	/**
	 * That database.
	 */
	Target only() {
		return new Target(this::migrator, () -> backups(chosen()));
	}

	/**
	 * Each of them, in their order.
	 */
	Map<String, Target> targets() {
		if (names().isEmpty()) {
			return Map.of(chosen(), only());
		}
		Map<String, Target> targets = new LinkedHashMap<>();
		names().forEach((name) -> targets.put(name, new Target(() -> migrator(name), () -> backups(name))));
		return targets;
	}

	/**
	 * What the properties say about the database that is worked on.
	 * @return the settings
	 */
	public DatabaseSettings settings() {
		return this.databases.settings(chosen());
	}

	/**
	 * Where that database is.
	 * @return the DataSource
	 */
	public DataSource dataSource() {
		return dataSource(chosen());
	}

	private DataSource dataSource(String name) {
		return known(() -> isEntry(name) ? named().chosen(name) : this.beans.getBean(ChosenDataSource.class))
			.dataSource();
	}

	private Backups backups(String name) {
		return DatabaseBackups.of(this.databases.settings(name), migrator(name), () -> dataSource(name));
	}

	/**
	 * What is allowed there.
	 * @return the gate
	 */
	public Gate gate() {
		return known(() -> isEntry(chosen()) ? named().gate(chosen()) : this.beans.getBean(Gate.class));
	}

	/**
	 * Its engine.
	 * @return the migrator
	 */
	public Migrator migrator() {
		return migrator(chosen());
	}

	Migrator migrator(String name) {
		if (isEntry(name)) {
			return known(() -> this.beans.getBean(NamedDatabases.bean(name, Migrator.class), Migrator.class));
		}
		Migrator migrator = known(() -> this.beans.getBeanProvider(Migrator.class).getIfUnique());
		if (migrator == null) {
			throw notOne(List.of(this.beans.getBeanNamesForType(Migrator.class, true, false)));
		}
		return migrator;
	}

	private boolean isEntry(String name) {
		return this.databases.names().qualified().contains(name);
	}

	private NamedDatabases named() {
		return this.beans.getBean(NamedDatabases.class);
	}

	/**
	 * Makes sure, before a command changes a database, that no other name means the same
	 * one: what is allowed under the one name may be forbidden under the other.
	 * @param command the name of the command
	 */
	void requireOwnPlace(String command) {
		if (this.databases.names().several() && !LOOKS.contains(command)) {
			requireOwnPlace();
		}
	}

	/**
	 * Makes sure of that.
	 */
	void requireOwnPlace() {
		DatabasePlaces places = new DatabasePlaces();
		for (String name : this.databases.names().all()) {
			String other = place(name, places);
			if (other != null && (this.said.isEmpty() || Set.of(name, other).contains(this.said.get()))) {
				throw MigrationsDatabasesException.samePlace(other, name);
			}
		}
	}

	/**
	 * One that cannot be told is reported if the command comes to it.
	 */
	private @Nullable String place(String name, DatabasePlaces places) {
		try {
			return places.add(name, migrator(name));
		}
		catch (RuntimeException ex) {
			logger.debug("Where the database named " + name + " is cannot be told", ex);
			return null;
		}
	}

	private static CommandRefusedException notOne(List<String> names) {
		if (names.isEmpty()) {
			return new CommandRefusedException("The command has no database: no DataSource is configured.",
					"Set spring.datasource.url or ofauto.migrations.url to a JDBC URL, or set"
							+ " ofauto.migrations.command-line.sources to the configuration class that declares"
							+ " your DataSource or Migrator.");
		}
		return new CommandRefusedException(
				"A command needs one Migrator, but the application has " + names.size() + ", and none is primary: "
						+ String.join(", ", names) + ".",
				"Annotate one of them with @Primary, or set ofauto.migrations.command-line.sources to a"
						+ " configuration class that declares only one.");
	}

	/**
	 * A failure of the engine's configuration is reported with its own message.
	 */
	private static <T extends @Nullable Object> T known(Supplier<T> bean) {
		try {
			return bean.get();
		}
		catch (BeanCreationException ex) {
			if (ex.getMostSpecificCause() instanceof RuntimeException failure && failure instanceof Failure) {
				throw failure;
			}
			throw ex;
		}
	}

}
