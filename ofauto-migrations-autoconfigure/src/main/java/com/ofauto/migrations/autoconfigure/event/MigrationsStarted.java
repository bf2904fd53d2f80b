package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.MigrationPlan;

/**
 * A deploy has begun.
 *
 * @param database what the application calls the database, {@code default} if there is
 * only one
 * @param plan what disk and history mean together, before the lock
 * @since 0.1.0
 */
public record MigrationsStarted(String database, MigrationPlan plan) {

}
