package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.MigrationPlan;

/**
 * A deploy has begun.
 *
 * @param plan what disk and history mean together, before the lock
 * @since 0.1.0
 */
public record MigrationsStarted(MigrationPlan plan) {

}
