package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.DeployReport;

/**
 * A deploy has ended well, with or without something to apply.
 *
 * @param database what the application calls the database, {@code default} if there is
 * only one
 * @param report what it did
 * @since 0.1.0
 */
public record MigrationsFinished(String database, DeployReport report) {

}
