package com.ofauto.migrations.core;

import java.time.Duration;

/**
 * A migration that a run has applied.
 *
 * @param name the migration's name
 * @param took how long it took in this run
 * @param transactional whether script and record were one transaction
 * @param resumed whether an interrupted run was resumed
 * @since 0.1.0
 */
public record AppliedMigration(String name, Duration took, boolean transactional, boolean resumed) {

}
