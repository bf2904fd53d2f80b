package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.AppliedMigration;

/**
 * One migration is applied; the deploy continues.
 *
 * @param migration the migration
 * @since 0.1.0
 */
public record MigrationApplied(AppliedMigration migration) {

}
