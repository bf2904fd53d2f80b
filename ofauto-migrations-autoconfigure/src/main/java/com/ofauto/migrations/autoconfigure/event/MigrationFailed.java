package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.MigrationException;

/**
 * One migration has failed; {@link MigrationsFailed} follows.
 *
 * @param migration the migration's name
 * @param failure why
 */
public record MigrationFailed(String migration, MigrationException failure) {

}
