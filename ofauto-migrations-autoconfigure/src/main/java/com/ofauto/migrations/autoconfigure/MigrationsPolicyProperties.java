package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.PoolerMode;
import com.ofauto.migrations.safety.ImpactRule;
import com.ofauto.migrations.safety.Safety;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * How databases are migrated. What the application says for all of them holds for each,
 * unless the database says otherwise.
 *
 * @since 0.1.0
 */
public class MigrationsPolicyProperties {

	/**
	 * What to do with the migrations at startup.
	 */
	private OnStartup onStartup = OnStartup.DEPLOY;

	/**
	 * Whether a start runs backfills, and waits for them. Otherwise they are left to
	 * "migrate deploy".
	 */
	private boolean backfillOnStartup;

	/**
	 * How a start that has nothing to apply treats an edited migration.
	 */
	private FindingPolicy edited = FindingPolicy.REPORT;

	/**
	 * How a start treats a pending migration that is older than the newest applied one.
	 */
	private FindingPolicy late = FindingPolicy.REPORT;

	/**
	 * How a start treats an applied migration that is not on disk.
	 */
	private FindingPolicy missing = FindingPolicy.REPORT;

	/**
	 * What a deploy does with a pending migration that is more than brief.
	 */
	private Safety safety = Safety.REPORT;

	/**
	 * What a deploy does with a pending migration whose impact is not known.
	 */
	private ImpactRule impact = ImpactRule.OPTIONAL;

	@NestedConfigurationProperty
	private final MigrationsWindowProperties window = new MigrationsWindowProperties();

	@NestedConfigurationProperty
	private final MigrationsBackupProperties backup = new MigrationsBackupProperties();

	@NestedConfigurationProperty
	private final MigrationsUndoProperties undo = new MigrationsUndoProperties();

	private final Wait wait = new Wait();

	private final MigrationLock migrationLock = new MigrationLock();

	private final TableLocks tableLocks = new TableLocks();

	/**
	 * Connection pooler between the application and the server.
	 */
	private PoolerMode pooler = PoolerMode.NONE;

	/**
	 * Time zone in which migrations run, by default that of the role and the database.
	 */
	private @Nullable String timeZone;

	/**
	 * Record of a rehearsal, as a classpath: or file: location, without which nothing
	 * pending is deployed.
	 */
	private @Nullable String rehearsal;

	/**
	 * Environment in which the application runs, unless an active profile names a
	 * stricter one.
	 */
	private @Nullable MigrationEnvironment environment;

	/**
	 * Further profiles that name an environment, as lists under the environment's word.
	 */
	private Map<MigrationEnvironment, List<String>> profiles = new EnumMap<>(MigrationEnvironment.class);

	public OnStartup getOnStartup() {
		return this.onStartup;
	}

	public void setOnStartup(OnStartup onStartup) {
		this.onStartup = onStartup;
	}

	public boolean isBackfillOnStartup() {
		return this.backfillOnStartup;
	}

	public void setBackfillOnStartup(boolean backfillOnStartup) {
		this.backfillOnStartup = backfillOnStartup;
	}

	public FindingPolicy getEdited() {
		return this.edited;
	}

	public void setEdited(FindingPolicy edited) {
		this.edited = edited;
	}

	public FindingPolicy getLate() {
		return this.late;
	}

	public void setLate(FindingPolicy late) {
		this.late = late;
	}

	public FindingPolicy getMissing() {
		return this.missing;
	}

	public void setMissing(FindingPolicy missing) {
		this.missing = missing;
	}

	public Safety getSafety() {
		return this.safety;
	}

	public void setSafety(Safety safety) {
		this.safety = safety;
	}

	public ImpactRule getImpact() {
		return this.impact;
	}

	public void setImpact(ImpactRule impact) {
		this.impact = impact;
	}

	public MigrationsWindowProperties getWindow() {
		return this.window;
	}

	public MigrationsBackupProperties getBackup() {
		return this.backup;
	}

	public MigrationsUndoProperties getUndo() {
		return this.undo;
	}

	public Wait getWait() {
		return this.wait;
	}

	public MigrationLock getMigrationLock() {
		return this.migrationLock;
	}

	public TableLocks getTableLocks() {
		return this.tableLocks;
	}

	public PoolerMode getPooler() {
		return this.pooler;
	}

	public void setPooler(PoolerMode pooler) {
		this.pooler = pooler;
	}

	public @Nullable String getTimeZone() {
		return this.timeZone;
	}

	public void setTimeZone(@Nullable String timeZone) {
		this.timeZone = timeZone;
	}

	public @Nullable String getRehearsal() {
		return this.rehearsal;
	}

	public void setRehearsal(@Nullable String rehearsal) {
		this.rehearsal = rehearsal;
	}

	public @Nullable MigrationEnvironment getEnvironment() {
		return this.environment;
	}

	public void setEnvironment(@Nullable MigrationEnvironment environment) {
		this.environment = environment;
	}

	public Map<MigrationEnvironment, List<String>> getProfiles() {
		return this.profiles;
	}

	public void setProfiles(Map<MigrationEnvironment, List<String>> profiles) {
		this.profiles = profiles;
	}

	/**
	 * A start that waits for another process to deploy.
	 */
	public static class Wait {

		/**
		 * How long a start waits for another process to deploy before it fails, with
		 * on-startup=wait.
		 */
		private Duration limit = Duration.ofHours(1);

		public Duration getLimit() {
			return this.limit;
		}

		public void setLimit(Duration limit) {
			this.limit = limit;
		}

	}

	/**
	 * The lock that lets one instance migrate at a time.
	 */
	public static class MigrationLock {

		/**
		 * How long to wait for another instance that is deploying.
		 */
		private Duration wait = Duration.ofMinutes(5);

		public Duration getWait() {
			return this.wait;
		}

		public void setWait(Duration wait) {
			this.wait = wait;
		}

	}

	/**
	 * The locks that the statements of a migration take.
	 */
	public static class TableLocks {

		/**
		 * How long a statement of a migration may wait for a lock in one attempt.
		 */
		private Duration timeout = Duration.ofSeconds(3);

		/**
		 * How often a migration that exceeded this timeout is retried.
		 */
		private int retries = 10;

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		public int getRetries() {
			return this.retries;
		}

		public void setRetries(int retries) {
			this.retries = retries;
		}

	}

}
