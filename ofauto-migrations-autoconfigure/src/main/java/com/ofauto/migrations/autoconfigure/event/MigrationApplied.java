package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.AppliedMigration;

/**
 * One migration is applied; the deploy goes on.
 *
 * @param migration the migration
 */
public record MigrationApplied(AppliedMigration migration) {

}
