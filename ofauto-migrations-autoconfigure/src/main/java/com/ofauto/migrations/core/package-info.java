/**
 * The engine: reads migrations and history, plans, and deploys. Knows nothing of Spring
 * Boot. A deploy is this way, which {@code Deployment} walks:
 * <ol>
 * <li>{@code MigrationDirectory} reads the disk: each {@code Migration} has a name, a
 * checksum and a file.</li>
 * <li>{@code HistoryQuery} reads facts, stamp and records of the database in one round
 * trip.</li>
 * <li>{@code Gate}, {@code Planner} and {@code DeployPolicy} say what is to be done, and
 * whether it may be.</li>
 * <li>{@code ScriptOutliner} reads each pending file to its end.</li>
 * <li>{@code MigrationLock} takes the lock; look, gate, plan and policy are repeated
 * under it.</li>
 * <li>{@code MigrationRunner} has a {@code TransactionRun} or a {@code SegmentedRun} send
 * each script with its record, or a {@code Batch} several in one message.</li>
 * <li>{@code DeployReport} says what was done; {@code RunFailure} what stopped it.</li>
 * </ol>
 */
@NullMarked
package com.ofauto.migrations.core;

import org.jspecify.annotations.NullMarked;
