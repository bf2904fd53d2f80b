package com.ofauto.migrations.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.FindingPolicy;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.PoolerMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for migrations.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ofauto.migrations")
public class MigrationsProperties {

	/**
	 * Where the migrations are, as classpath: or file: locations.
	 */
	private List<String> locations = new ArrayList<>(List.of("classpath:db/migrations"));

	/**
	 * Schema that holds the history and comes first in the search path of each migration,
	 * by default that of the URL or the connection.
	 */
	private @Nullable String defaultSchema;

	/**
	 * What to do with the migrations at startup.
	 */
	private OnStartup onStartup = OnStartup.DEPLOY;

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
	 * URL of the database to migrate, for JDBC or as Prisma's DATABASE_URL, by default
	 * that of the application's DataSource.
	 */
	private @Nullable String url;

	/**
	 * User that migrates, by default that of the application's DataSource.
	 */
	private @Nullable String user;

	/**
	 * Password of the user that migrates.
	 */
	private @Nullable String password;

	/**
	 * Environment in which the application runs, unless an active profile names a
	 * stricter one.
	 */
	private @Nullable MigrationEnvironment environment;

	/**
	 * Further profiles that name an environment, as lists under the environment's word.
	 */
	private Map<MigrationEnvironment, List<String>> profiles = new EnumMap<>(MigrationEnvironment.class);

	public List<String> getLocations() {
		return this.locations;
	}

	public void setLocations(List<String> locations) {
		this.locations = locations;
	}

	public @Nullable String getDefaultSchema() {
		return this.defaultSchema;
	}

	public void setDefaultSchema(@Nullable String defaultSchema) {
		this.defaultSchema = defaultSchema;
	}

	public OnStartup getOnStartup() {
		return this.onStartup;
	}

	public void setOnStartup(OnStartup onStartup) {
		this.onStartup = onStartup;
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

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public @Nullable String getUser() {
		return this.user;
	}

	public void setUser(@Nullable String user) {
		this.user = user;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
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
