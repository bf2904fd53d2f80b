package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.RollbackReport;

/**
 * A rollback has undone one migration; it continues, or has ended.
 *
 * @param database what the application calls the database, {@code default} if there is
 * only one
 * @param migration the migration, and what was lost with it
 * @since 0.1.0
 */
public record MigrationUndone(String database, RollbackReport.UndoneMigration migration) {

}
