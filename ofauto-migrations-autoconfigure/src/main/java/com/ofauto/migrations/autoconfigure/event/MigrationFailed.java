package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.MigrationException;

/**
 * One migration has failed; {@link MigrationsFailed} follows.
 *
 * @param database what the application calls the database, {@code default} if there is
 * only one
 * @param migration the migration's name
 * @param failure why
 * @since 0.1.0
 */
public record MigrationFailed(String database, String migration, MigrationException failure) {

}
