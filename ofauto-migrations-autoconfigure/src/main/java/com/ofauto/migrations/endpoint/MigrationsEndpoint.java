package com.ofauto.migrations.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Tells what is applied, what is pending and what is wrong, in one round trip for each
 * migrator. Errors that the history holds can quote statements and data: they are told
 * only where values are shown.
 */
@Endpoint(id = "migrations")
public class MigrationsEndpoint {

	private final Map<String, Migrator> migrators;

	private final Gate gate;

	private final Show showValues;

	/**
	 * Creates the endpoint.
	 * @param migrators the migrators by name
	 * @param gate the environment that the application runs in
	 * @param showValues when errors, and checksums of files, are told
	 */
	public MigrationsEndpoint(Map<String, Migrator> migrators, Gate gate, Show showValues) {
		this.migrators = new LinkedHashMap<>(migrators);
		this.gate = gate;
		this.showValues = showValues;
	}

	/**
	 * All migrators.
	 * @return one entry for each
	 */
	@ReadOperation
	public MigrationsDescriptor migrations() {
		return migrations(this.showValues.isShown(true));
	}

	/**
	 * One migration.
	 * @param migrator the name of the migrator
	 * @param name the name of the migration
	 * @return the migration, or {@code null} if there is no such migrator or migration
	 */
	@ReadOperation
	public @Nullable MigrationDescriptor migration(@Selector String migrator, @Selector String name) {
		return migration(migrator, name, this.showValues.isShown(true));
	}

	MigrationsDescriptor migrations(boolean showValues) {
		Map<String, MigratorDescriptor> descriptors = new LinkedHashMap<>();
		this.migrators.forEach(
				(name, migrator) -> descriptors.put(name, new MigratorReader(migrator, showValues).all(this.gate)));
		return new MigrationsDescriptor(descriptors);
	}

	@Nullable MigrationDescriptor migration(String migrator, String name, boolean showValues) {
		Migrator known = this.migrators.get(migrator);
		return (known != null) ? new MigratorReader(known, showValues).one(name) : null;
	}

}
