package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

/**
 * What is done with each database while the application starts.
 */
final class DatabaseStarts implements MigrationsStrategy {

	private final Map<Migrator, MigrationsStrategy> strategies = new IdentityHashMap<>();

	private final DatabaseNames databases;

	private final Map<Migrator, String> names = new IdentityHashMap<>();

	private final List<String> done = new ArrayList<>();

	private final DatabasePlaces places = new DatabasePlaces();

	/**
	 * Creates it.
	 * @param migrators the migrators by the names of their databases
	 * @param strategy what the application wants to be done, or {@code null} for what the
	 * properties say
	 * @param consent whether databases may be stamped
	 */
	DatabaseStarts(Map<String, Migrator> migrators, ConfiguredDatabases databases,
			@Nullable MigrationsStrategy strategy, StampConsent consent) {
		this.databases = databases.names();
		List<String> entries = this.databases.qualified();
		long others = migrators.keySet().stream().filter((name) -> !entries.contains(name)).count();
		migrators.forEach((name, migrator) -> {
			String entry = entries.contains(name) ? name : DatabaseNames.DEFAULT;
			DatabaseSettings settings = databases.settings(entry);
			MigrationsDatabaseProperties properties = settings.properties();
			if (entry.equals(DatabaseNames.DEFAULT)) {
				SettingsFactory.requireOneMigratorForDecisions(properties.getOnce(), others);
			}
			this.names.put(migrator, name);
			this.strategies.put(migrator, new DecisionsStrategy(properties.getOnce(), settings.prefix(), consent,
					(strategy != null) ? strategy : new StartupStrategy(properties)));
		});
	}

	/**
	 * Whether it is a database of the properties, among others. The application's own
	 * migrators are its own business.
	 */
	private boolean isOneOfSeveral(String name) {
		return this.databases.several() && this.databases.all().contains(name);
	}

	private void requireOwnPlace(String name, Migrator migrator) {
		String other = this.places.add(name, migrator);
		if (other != null) {
			throw MigrationsDatabasesException.samePlace(other, name);
		}
	}

	@Override
	public void migrate(Migrator migrator) {
		String name = this.names.getOrDefault(migrator, DatabaseNames.DEFAULT);
		try {
			if (isOneOfSeveral(name)) {
				requireOwnPlace(name, migrator);
			}
			this.strategies.getOrDefault(migrator, Migrator::deploy).migrate(migrator);
			this.done.add(name);
		}
		catch (RuntimeException ex) {
			if (ex instanceof Failure failure && isOneOfSeveral(name)) {
				throw new DatabaseStartException(name, this.done, failure, ex);
			}
			throw ex;
		}
	}

}
