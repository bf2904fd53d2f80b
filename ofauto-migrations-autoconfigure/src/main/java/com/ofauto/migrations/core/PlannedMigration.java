package com.ofauto.migrations.core;

/**
 * One line of a plan.
 *
 * @param name the migration's name
 * @param status what disk and history say of it
 * @param rolledBackAttempts how many earlier attempts were rolled back
 * @since 0.1.0
 */
public record PlannedMigration(String name, MigrationStatus status, int rolledBackAttempts) {

}
