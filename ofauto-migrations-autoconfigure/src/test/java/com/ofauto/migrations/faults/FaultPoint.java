package com.ofauto.migrations.faults;

import org.jspecify.annotations.Nullable;

/**
 * Where in a deploy a fault strikes.
 */
enum FaultPoint {

	/** The deploy has read the history; its try for the lock is on its way. */
	BEFORE_THE_LOCK("before the lock", null) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdRequest((text) -> text.contains("pg_try_advisory_lock"));
		}

	},

	/** The lock is had, and nothing done yet. */
	HOLDING_THE_LOCK("holding the lock", null) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdRequest((text) -> text.contains("CREATE TABLE \"public\"._prisma_migrations"));
		}

	},

	/** The server works at a transaction that came with its COMMIT in one message. */
	IN_A_TRANSACTION("in a transaction", Workload.FUNCTIONS) {

		@Override
		void reach(Arrival arrival) {
			arrival.waitAtGate(Workload.GATE_IN_FUNCTIONS);
		}

	},

	/** The server works at the first of several messages. */
	IN_A_BIG_FILE("in a file of several messages", Workload.BIG) {

		@Override
		void reach(Arrival arrival) {
			arrival.waitAtGate(Workload.GATE_IN_BIG);
		}

	},

	/** All messages but the one with COMMIT have been answered. */
	BEFORE_COMMIT("just before COMMIT", Workload.BIG) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdRequest(FaultPoint::isCommitOfBig);
		}

	},

	/** The server has committed, and its reply is on its way. */
	AFTER_COMMIT("just after COMMIT", Workload.BIG) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdReply(FaultPoint::isCommitOfBig, Workload.BIG);
		}

	},

	/** A table is in use, and its lock is asked for once more. */
	IN_A_POLL("while a lock is asked for again", Workload.REWRITE) {

		@Override
		void reach(Arrival arrival) {
			arrival.pollBehindReader("accounts", (text) -> text.contains("'" + Workload.REWRITE + "', 1)"));
		}

	},

	/** The same behind segments that have been counted. */
	IN_A_POLL_OF_A_SEGMENT("while a segment asks for a lock again", Workload.DROP_MIXED) {

		@Override
		void reach(Arrival arrival) {
			arrival.pollBehindReader("orders", (text) -> text.contains("'" + Workload.DROP_MIXED + "', 2)"));
		}

	},

	/** One segment has been counted and the next has not begun. */
	BETWEEN_SEGMENTS("between segments", Workload.MIXED) {

		@Override
		void reach(Arrival arrival) {
			arrival
				.holdRequest((text) -> text.contains("INSERT INTO trace") && text.contains(Workload.MIXED + "', 2)"));
		}

	},

	/** An index is built, and the record does not say so yet. */
	BEFORE_A_COUNT("before an index is counted", Workload.MIXED) {

		@Override
		void reach(Arrival arrival) {
			// The first migration that comes to its second segment.
			arrival.holdRequest((text) -> text.contains("SET applied_steps_count = 2"));
		}

	},

	/** The index is in the catalog, invalid. */
	IN_CREATE_INDEX("in CREATE INDEX CONCURRENTLY", Workload.INDEX) {

		@Override
		void reach(Arrival arrival) {
			arrival.waitForReader((text) -> text.startsWith("CREATE INDEX CONCURRENTLY accounts_name"), "accounts");
		}

	},

	/** The index is still maintained, and used no more. */
	IN_DROP_INDEX("in DROP INDEX CONCURRENTLY", Workload.DROP_INDEX) {

		@Override
		void reach(Arrival arrival) {
			arrival.waitForReader((text) -> text.startsWith("DROP INDEX CONCURRENTLY orders_old_1"), "orders");
		}

	},

	/** A second index is in the catalog. */
	IN_REINDEX("in REINDEX CONCURRENTLY", Workload.REINDEX) {

		@Override
		void reach(Arrival arrival) {
			arrival.waitForReader((text) -> text.startsWith("REINDEX INDEX CONCURRENTLY accounts_name"), "accounts");
		}

	},

	/** The partition is marked as being detached. */
	IN_DETACH("in DETACH PARTITION CONCURRENTLY", Workload.DETACH) {

		@Override
		void reach(Arrival arrival) {
			arrival.waitForReader((text) -> text.contains("DETACH PARTITION runs_1 CONCURRENTLY"), "runs");
		}

	},

	/** A batch of a backfill waits for a row that somebody has changed. */
	IN_A_BATCH("in a batch of a backfill", Workload.FILL) {

		@Override
		void reach(Arrival arrival) {
			arrival.waitFor((text) -> text.contains("UPDATE fills") && text.contains("'2000'::"),
					"SELECT FROM fills WHERE id = 2500 FOR UPDATE");
		}

	},

	/** The rows of a batch are updated, and its record and COMMIT are on their way. */
	BEFORE_A_BATCH_IS_COMMITTED("just before COMMIT of a batch", Workload.FILL) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdRequest(FaultPoint::isCommitOfABatch);
		}

	},

	/** The server has committed a batch, and its reply is on its way. */
	AFTER_A_BATCH("just after COMMIT of a batch", Workload.FILL) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdReply(FaultPoint::isCommitOfABatch, Workload.FILL);
		}

	},

	/** The last batch is done, and the rows that are left are about to be counted. */
	BEFORE_THE_LAST_COUNT("before the last count of a backfill", Workload.FILL) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdRequest(
					(text) -> text.contains("pg_catalog.count(*)::pg_catalog.text FROM") && text.contains("fills"));
		}

	},

	/** All is applied, and the unlock is on its way. */
	BEFORE_UNLOCK("before unlock", null) {

		@Override
		void reach(Arrival arrival) {
			arrival.holdRequest((text) -> text.contains("pg_advisory_unlock_all()"));
		}

	};

	private final String words;

	private final @Nullable String migration;

	FaultPoint(String words, @Nullable String migration) {
		this.words = words;
		this.migration = migration;
	}

	/**
	 * Starts a deploy and returns when it is there.
	 */
	abstract void reach(Arrival arrival);

	/**
	 * Whether the deploy is the first one of its database, which nobody uses.
	 */
	boolean first() {
		return this == BEFORE_THE_LOCK || this == HOLDING_THE_LOCK;
	}

	String words() {
		return this.words;
	}

	/**
	 * The migration under way.
	 */
	@Nullable String migration() {
		return this.migration;
	}

	private static boolean isCommitOfABatch(String text) {
		return text.contains("rows passed") && text.contains("cursor 3000") && text.contains("COMMIT");
	}

	private static boolean isCommitOfBig(String text) {
		return text.contains("INSERT INTO \"public\"") && text.contains(Workload.BIG) && text.contains("COMMIT");
	}

}
