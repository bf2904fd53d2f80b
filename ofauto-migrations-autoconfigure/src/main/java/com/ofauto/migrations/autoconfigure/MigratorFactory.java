package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Release;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Builds a {@link Migrator} with what the application has for all of them: the policies
 * and the environment of its properties, its listeners, log, events, metrics and
 * observations. For databases that an application finds while it runs.
 *
 * @since 0.1.0
 */
public final class MigratorFactory {

	/** Whether the pool that Spring Boot prefers is there. */
	private static final boolean POOLS = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
			MigratorFactory.class.getClassLoader());

	/** What is seen of these databases is not taken for what is seen of the default. */
	private static final String UNNAMED = "unnamed";

	private final ClassLoader classLoader;

	private final Supplier<MigratorSettings> policies;

	private final Supplier<Gate> gate;

	private final Supplier<Stream<MigrationListener>> listeners;

	private final Release release;

	MigratorFactory(ClassLoader classLoader, Supplier<MigratorSettings> policies, Supplier<Gate> gate,
			Supplier<Stream<MigrationListener>> listeners, Release release) {
		this.classLoader = classLoader;
		this.policies = policies;
		this.gate = gate;
		this.listeners = listeners;
		this.release = release;
	}

	/**
	 * Begins a migrator.
	 * @param dataSource where it connects
	 * @return a builder with the application's policies, the location
	 * {@code classpath:db/migrations} and the name {@code unnamed}
	 */
	public Builder migrator(DataSource dataSource) {
		return new Builder(this, dataSource);
	}

	/**
	 * Begins the migrator of a database that the properties describe.
	 */
	Builder migrator(ChosenDataSource chosen, DatabaseSettings database) {
		MigrationsDatabaseProperties properties = database.properties();
		return migrator(chosen.dataSource()).locations(SettingsFactory.locations(properties, database::nameOf))
			.settings((policies) -> SettingsFactory.settings(properties, chosen.schema(), database::nameOf));
	}

	/**
	 * The settings of one migrator.
	 */
	public static final class Builder {

		private final MigratorFactory factory;

		private final DataSource dataSource;

		private List<String> locations = List.of("classpath:db/migrations");

		private MigratorSettings settings;

		private @Nullable String name = UNNAMED;

		private @Nullable Gate gate;

		private Builder(MigratorFactory factory, DataSource dataSource) {
			this.factory = factory;
			this.dataSource = dataSource;
			this.settings = factory.policies.get();
		}

		/**
		 * Names the database, as logs, events, metrics and the endpoint show it.
		 * @param name the name, by default {@code unnamed}; {@code default} is that of
		 * the application's own {@code DataSource}
		 * @return this
		 */
		public Builder name(String name) {
			return shown(name);
		}

		/**
		 * The only database of an application is shown without a name.
		 */
		Builder shown(@Nullable String name) {
			this.name = name;
			return this;
		}

		/**
		 * Says where the migrations are.
		 * @param locations {@code classpath:} or {@code file:} locations
		 * @return this
		 */
		public Builder locations(String... locations) {
			return locations(List.of(locations));
		}

		Builder locations(List<String> locations) {
			this.locations = List.copyOf(locations);
			return this;
		}

		/**
		 * Changes the settings.
		 * @param change makes other settings of those that the properties say
		 * @return this
		 */
		public Builder settings(UnaryOperator<MigratorSettings> change) {
			this.settings = change.apply(this.settings);
			this.name = (this.settings.name() != null) ? this.settings.name() : this.name;
			return this;
		}

		/**
		 * Says which operations are allowed, by default those of the application's
		 * environment without reset and seed.
		 * @param gate the gate
		 * @return this
		 */
		public Builder gate(Gate gate) {
			this.gate = gate;
			return this;
		}

		/**
		 * Builds the migrator. Nothing is migrated before it is told to.
		 * @return the migrator
		 */
		public Migrator build() {
			Gate built = Objects.requireNonNullElseGet(this.gate, this.factory.gate);
			List<MigrationListener> listeners = new ArrayList<>();
			listeners.add(new LoggingMigrationListener(built, this.name));
			listeners.add(new RollbackLog(this.name));
			listeners.add(new MarkLoggingListener(this.name));
			listeners.add(new CaptureLog(this.name));
			if (POOLS) {
				listeners.add(new PoolRenewalListener(this.dataSource));
			}
			this.factory.listeners.get().forEach(listeners::add);
			return new Migrator(this.dataSource, new MigrationDirectory(this.factory.classLoader, this.locations),
					this.settings.withName(this.name).withRelease(this.factory.release), built, listeners);
		}

	}

}
