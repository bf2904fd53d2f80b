package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link Migrator}. They are immutable: each {@code with} method
 * returns new settings.
 *
 * @since 0.1.0
 */
public final class MigratorSettings {

	private static final MigratorSettings DEFAULTS = new MigratorSettings(new SettingValues(null, null,
			FindingPolicy.REPORT, FindingPolicy.REPORT, FindingPolicy.REPORT, Duration.ofMinutes(5),
			Duration.ofSeconds(3), 10,
			new SettingValues.Rest(PoolerMode.NONE, null, List.of(), false, Release.UNKNOWN, UndoSettings.NONE)));

	private final SettingValues values;

	private MigratorSettings(SettingValues values) {
		this.values = values;
	}

	/**
	 * The defaults, which suit most applications: those of the properties.
	 * @return the settings to start from
	 */
	public static MigratorSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * What an application with several databases calls this one.
	 * @return the name, or {@code null} if it has none
	 */
	public @Nullable String name() {
		return this.values.name();
	}

	/**
	 * The schema of the history, which comes first in each file's search path.
	 * @return the schema, or {@code null} for the connection's own search path
	 */
	public @Nullable String defaultSchema() {
		return this.values.defaultSchema();
	}

	/**
	 * Whether an edited migration stops a deploy that has nothing to apply. One that has
	 * something to apply is always stopped.
	 * @return the policy
	 */
	public FindingPolicy edited() {
		return this.values.edited();
	}

	/**
	 * Whether a late migration stops a deploy.
	 * @return the policy
	 */
	public FindingPolicy late() {
		return this.values.late();
	}

	/**
	 * Whether a missing migration stops a deploy.
	 * @return the policy
	 */
	public FindingPolicy missing() {
		return this.values.missing();
	}

	/**
	 * How long to wait for the migration lock.
	 * @return the limit
	 */
	public Duration migrationLockWait() {
		return this.values.migrationLockWait();
	}

	/**
	 * How long a statement may wait for a lock on a table in one attempt.
	 * @return the limit
	 */
	public Duration tableLockTimeout() {
		return this.values.tableLockTimeout();
	}

	/**
	 * How often a migration that exceeded that limit is retried.
	 * @return 0 or more
	 */
	public int tableLockRetries() {
		return this.values.tableLockRetries();
	}

	/**
	 * Connection pooler between the application and the server.
	 * @return the mode
	 */
	public PoolerMode pooler() {
		return this.values.rest().pooler();
	}

	/**
	 * The time zone in which migrations run, by a name that the server knows.
	 * @return the zone, or {@code null} for what the role and the database are set to
	 */
	public @Nullable String timeZone() {
		return this.values.rest().timeZone();
	}

	/**
	 * The checks that can stop a deploy.
	 * @return the checks, in the order in which they are asked
	 */
	@Internal
	public List<DeployCheck> checks() {
		return this.values.rest().checks();
	}

	/**
	 * Whether a start runs backfills, and waits for them.
	 * @return {@code false} if it leaves them to {@code migrate deploy}
	 */
	public boolean backfillOnStartup() {
		return this.values.rest().backfillOnStartup();
	}

	/**
	 * What runs the migrations.
	 * @return what each deploy notes of it
	 */
	@Internal
	public Release release() {
		return this.values.rest().release();
	}

	/**
	 * What is captured of the rows that migrations remove.
	 * @return the settings
	 */
	public UndoSettings undo() {
		return this.values.rest().undo();
	}

	/**
	 * Another name.
	 * @param name what logs, metrics and the endpoint call the database, or {@code null}
	 * for no name
	 * @return new settings
	 */
	public MigratorSettings withName(@Nullable String name) {
		return new MigratorSettings(this.values.at(name, defaultSchema()));
	}

	/**
	 * Another default schema.
	 * @param schema the schema, or {@code null} for the connection's search path
	 * @return new settings
	 * @throws IllegalArgumentException if the name means no schema of an application's
	 */
	public MigratorSettings withDefaultSchema(@Nullable String schema) {
		DefaultSchema.require(schema);
		return new MigratorSettings(this.values.at(name(), schema));
	}

	/**
	 * Another policy for edited migrations.
	 * @param policy the policy
	 * @return new settings
	 */
	public MigratorSettings withEdited(FindingPolicy policy) {
		return new MigratorSettings(this.values.with(policy, this.values.late(), this.values.missing()));
	}

	/**
	 * Another policy for late migrations.
	 * @param policy the policy
	 * @return new settings
	 */
	public MigratorSettings withLate(FindingPolicy policy) {
		return new MigratorSettings(this.values.with(this.values.edited(), policy, this.values.missing()));
	}

	/**
	 * Another policy for missing migrations.
	 * @param policy the policy
	 * @return new settings
	 */
	public MigratorSettings withMissing(FindingPolicy policy) {
		return new MigratorSettings(this.values.with(this.values.edited(), this.values.late(), policy));
	}

	/**
	 * Another limit for the wait for the migration lock.
	 * @param limit the limit
	 * @return new settings
	 */
	public MigratorSettings withMigrationLockWait(Duration limit) {
		return new MigratorSettings(
				this.values.with(limit, this.values.tableLockTimeout(), this.values.tableLockRetries()));
	}

	/**
	 * Another limit for a statement's wait for a lock on a table.
	 * @param limit the limit of one attempt
	 * @return new settings
	 */
	public MigratorSettings withTableLockTimeout(Duration limit) {
		return new MigratorSettings(
				this.values.with(this.values.migrationLockWait(), limit, this.values.tableLockRetries()));
	}

	/**
	 * Another number of retries.
	 * @param retries 0 or more
	 * @return new settings
	 */
	public MigratorSettings withTableLockRetries(int retries) {
		return new MigratorSettings(
				this.values.with(this.values.migrationLockWait(), this.values.tableLockTimeout(), retries));
	}

	/**
	 * Another pooler.
	 * @param mode what stands between the application and the server
	 * @return new settings
	 */
	public MigratorSettings withPooler(PoolerMode mode) {
		return new MigratorSettings(this.values.with(this.values.rest().withPooler(mode)));
	}

	/**
	 * Another time zone.
	 * @param zone the zone, or {@code null} for what the role and the database are set to
	 * @return new settings
	 */
	public MigratorSettings withTimeZone(@Nullable String zone) {
		return new MigratorSettings(this.values.with(this.values.rest().withTimeZone(zone)));
	}

	/**
	 * Other checks.
	 * @param checks what can stop a deploy, in the order in which they are asked
	 * @return new settings
	 */
	@Internal
	public MigratorSettings withChecks(List<DeployCheck> checks) {
		return new MigratorSettings(this.values.with(this.values.rest().withChecks(checks)));
	}

	/**
	 * Another answer to whether a start runs backfills.
	 * @param run whether it does
	 * @return new settings
	 */
	public MigratorSettings withBackfillOnStartup(boolean run) {
		return new MigratorSettings(this.values.with(this.values.rest().withBackfillOnStartup(run)));
	}

	/**
	 * Another release.
	 * @param release what runs the migrations
	 * @return new settings
	 */
	@Internal
	public MigratorSettings withRelease(Release release) {
		return new MigratorSettings(this.values.with(this.values.rest().withRelease(release)));
	}

	/**
	 * Another answer to what is captured.
	 * @param undo how long, and how much
	 * @return new settings
	 */
	public MigratorSettings withUndo(UndoSettings undo) {
		return new MigratorSettings(this.values.with(this.values.rest().withUndo(undo)));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof MigratorSettings settings && this.values.equals(settings.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	@Override
	public String toString() {
		return "MigratorSettings" + this.values.toString().substring("SettingValues".length());
	}

}
