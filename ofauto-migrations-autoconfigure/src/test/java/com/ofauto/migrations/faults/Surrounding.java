package com.ofauto.migrations.faults;

/**
 * What is not as it should be around a deploy.
 */
enum Surrounding {

	TRANSACTION_POOLER("PgBouncer in transaction mode", PoolerScenes::transactionMode),

	KILLED_BEHIND_POOLER("PgBouncer in session mode, kill -9 of the application in a transaction",
			PoolerScenes::killedApplication),

	KILLED_POOLER("PgBouncer in session mode, kill -9 of PgBouncer in a transaction", PoolerScenes::killedPooler),

	STANDBY("the server is a hot standby", StandbyScenes::standbyAsTarget),

	PROMOTED_STANDBY("the primary dies, and a standby that lags is promoted at once", StandbyScenes::promotedAtOnce),

	STANDBY_ONLY("the primary dies, and a standby that lags is promoted later", StandbyScenes::promotedLater),

	LONG_READER("somebody reads a table for long", BlockerScenes::longReader),

	ENDLESS_READER("somebody reads a table and does not end", BlockerScenes::endlessReader),

	IDLE_WRITER("a writer is idle in its transaction while an index is built concurrently", BlockerScenes::idleWriter),

	IDLE_READER("a reader is idle in its transaction while a partition is detached concurrently",
			BlockerScenes::idleReaderOfPartition),

	DISK_FULL("the disk is full in a transaction", DiskScenes::inATransaction),

	DISK_FULL_IN_INDEX("the disk is full in CREATE INDEX CONCURRENTLY", DiskScenes::inCreateIndex),

	OLDER_FIRST("two releases deploy at once, the older one has the lock", ReleaseScenes::olderFirst),

	NEWER_FIRST("two releases deploy at once, the newer one has the lock", ReleaseScenes::newerFirst),

	EDITED("a file was changed after it was applied, and another is pending", ReleaseScenes::editedWithPending),

	EDITED_ONLY("a file was changed after it was applied, and nothing is pending", ReleaseScenes::editedOnly),

	CLOCK("the server's clock was moved back by a day", ReleaseScenes::clockMovedBack),

	SLOW_NETWORK("each reply takes 200 ms longer", WireScenes::slowReplies),

	HALF_OPEN("half-open connection, the driver has no socketTimeout", WireScenes::halfOpen),

	HALF_OPEN_WITH_LIMIT("half-open connection, the driver has a socketTimeout", WireScenes::halfOpenWithSocketTimeout),

	KILLED_IN_BATCH("kill -9 of the application at the third of four migrations in one message",
			BatchScenes::killedApplication),

	KILLED_UNNOTICED("the same, and the server does not learn of it", BatchScenes::killedUnnoticed),

	KILLED_BACKEND_IN_BATCH("kill -9 of the server process at the third of four migrations in one message",
			BatchScenes::killedServerProcess);

	private final String words;

	private final Scenario scenario;

	Surrounding(String words, Scenario scenario) {
		this.words = words;
		this.scenario = scenario;
	}

	String words() {
		return this.words;
	}

	/**
	 * Lets it happen.
	 * @throws AssertionError if it does harm
	 */
	Outcome play(Ground ground) throws Exception {
		return this.scenario.play(ground);
	}

	/**
	 * Plays something and says how it ended.
	 */
	@FunctionalInterface
	private interface Scenario {

		Outcome play(Ground ground) throws Exception;

	}

}
