package com.ofauto.migrations.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.Target;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The databases that a command works on: the one that it was given, or all.
 */
final class CommandDatabases {

	private final DatabaseNames databases;

	private final ConfigurableListableBeanFactory beans;

	CommandDatabases(DatabaseNames databases, ConfigurableListableBeanFactory beans) {
		this.databases = databases;
		this.beans = beans;
	}

	/**
	 * The names to choose from; none if one is chosen.
	 */
	List<String> names() {
		return (this.databases.selected() != null) ? List.of() : this.databases.all();
	}

	/**
	 * The name of the database that is worked on if one is enough.
	 */
	String chosen() {
		String primary = this.databases.primary();
		return (primary != null) ? primary : this.databases.all().get(0);
	}

	/**
	 * That database.
	 */
	Target only() {
		return new Target(() -> migrator(chosen()));
	}

	/**
	 * Each of them, in their order.
	 */
	Map<String, Target> targets() {
		if (names().size() <= 1) {
			return Map.of(chosen(), only());
		}
		Map<String, Target> targets = new LinkedHashMap<>();
		names().forEach((name) -> targets.put(name, new Target(() -> migrator(name))));
		return targets;
	}

	Migrator migrator(String name) {
		if (this.databases.qualified().contains(name)) {
			return known(() -> this.beans.getBean(NamedDatabases.bean(name, Migrator.class), Migrator.class));
		}
		Migrator migrator = known(() -> this.beans.getBeanProvider(Migrator.class).getIfUnique());
		if (migrator == null) {
			throw notOne(List.of(this.beans.getBeanNamesForType(Migrator.class, true, false)));
		}
		return migrator;
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
