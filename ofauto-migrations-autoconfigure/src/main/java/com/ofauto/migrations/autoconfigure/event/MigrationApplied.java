package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.AppliedMigration;

/**
 * One migration is applied; the deploy continues.
 *
 * @param database what the application calls the database, {@code default} if there is
 * only one
 * @param migration the migration
 * @since 0.1.0
 */
public record MigrationApplied(String database, AppliedMigration migration) {

}
