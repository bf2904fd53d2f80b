package com.ofauto.migrations.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.report.PlanView;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Actuator endpoint that shows what is applied, what is pending and what is wrong, with
 * one round trip for each database, and one more if migrations are pending whose impact
 * is known. Errors in the history can quote statements and data: they are shown only
 * where values are.
 *
 * @since 0.1.0
 */
@Endpoint(id = "migrations")
public class MigrationsEndpoint {

	private final Map<String, Migrator> databases;

	private final Show showValues;

	/**
	 * Creates the endpoint.
	 * @param databases the migrators by the names of their databases
	 * @param showValues when errors, and checksums of files, are shown
	 */
	public MigrationsEndpoint(Map<String, Migrator> databases, Show showValues) {
		this.databases = new LinkedHashMap<>(databases);
		this.showValues = showValues;
	}

	/**
	 * All databases.
	 * @return one entry for each
	 */
	@ReadOperation
	public MigrationsDescriptor migrations() {
		return migrations(this.showValues.isShown(true));
	}

	/**
	 * One migration.
	 * @param database the name of the database
	 * @param name the name of the migration
	 * @return the migration, or {@code null} if there is no such database or migration
	 */
	@ReadOperation
	public @Nullable MigrationDescriptor migration(@Selector String database, @Selector String name) {
		return migration(database, name, this.showValues.isShown(true));
	}

	MigrationsDescriptor migrations(boolean showValues) {
		Map<String, PlanView> plans = new LinkedHashMap<>();
		this.databases.forEach((name, migrator) -> plans.put(name, PlanView.look(migrator, showValues)));
		return new MigrationsDescriptor(plans);
	}

	@Nullable MigrationDescriptor migration(String database, String name, boolean showValues) {
		Migrator known = this.databases.get(database);
		return (known != null) ? migration(known, name, showValues) : null;
	}

	private static @Nullable MigrationDescriptor migration(Migrator migrator, String name, boolean showValues) {
		try {
			MigrationPlan plan = migrator.plan();
			for (PlannedMigration planned : plan.migrations()) {
				if (planned.name().equals(name)) {
					return MigrationDescriptor.of(migrator, planned, plan, showValues);
				}
			}
			return null;
		}
		catch (MigrationException ex) {
			return MigrationDescriptor.unknown(name, ex, showValues);
		}
	}

}
