package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.MigrationException;

/**
 * A deploy has failed, in a migration or before the first.
 *
 * @param database what the application calls the database, {@code default} if there is
 * only one
 * @param failure why
 * @since 0.1.0
 */
public record MigrationsFailed(String database, MigrationException failure) {

}
