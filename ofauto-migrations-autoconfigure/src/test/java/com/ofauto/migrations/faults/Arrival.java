package com.ofauto.migrations.faults;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * How a deploy is brought to a point and kept there: by a message that is held on its
 * way, or by somebody for whom the server waits.
 */
final class Arrival {

	private final TestDatabase database;

	private final FaultProxy proxy;

	private final Supplier<Runner> start;

	private @Nullable Hold hold;

	private @Nullable Bystander inTheWay;

	private String application = "";

	private String backend = "";

	Arrival(TestDatabase database, FaultProxy proxy, Supplier<Runner> start) {
		this.database = database;
		this.proxy = proxy;
		this.start = start;
	}

	/**
	 * The server process of the deploy that is there.
	 */
	String backend() {
		return this.backend;
	}

	/**
	 * Reaches the point at which a message is about to arrive at the server.
	 */
	void holdRequest(Predicate<String> text) {
		this.hold = this.proxy.holdRequest(text);
		this.application = this.start.get().name();
		this.hold.await();
		findBackend();
	}

	/**
	 * Reaches the point at which the server has committed a migration and its reply is
	 * about to arrive.
	 */
	void holdReply(Predicate<String> text, String migration) {
		this.hold = this.proxy.holdReplyTo(text);
		this.application = this.start.get().name();
		this.hold.await();
		findBackend();
		await("SELECT 1 FROM _prisma_migrations WHERE migration_name = '" + migration + "'");
	}

	/**
	 * Reaches the point at which the server waits in a migration.
	 */
	void waitAtGate(int gate) {
		this.inTheWay = Bystander.on(this.database).begin("SELECT pg_advisory_xact_lock(4711, " + gate + ")");
		this.application = this.start.get().name();
		this.backend = await(waitsFor(this.inTheWay));
	}

	/**
	 * Reaches the point at which a statement waits for the transaction of somebody who
	 * uses its table.
	 */
	void waitForReader(Predicate<String> text, String table) {
		waitFor(text, "LOCK TABLE " + table + " IN ROW EXCLUSIVE MODE");
	}

	/**
	 * Reaches the point at which a statement waits for the lock of somebody.
	 * @param text tells the message of the statement
	 * @param lock takes the lock
	 */
	void waitFor(Predicate<String> text, String lock) {
		holdRequest(text);
		this.inTheWay = Bystander.on(this.database).begin(lock);
		releaseHold();
		this.backend = await(waitsFor(this.inTheWay));
	}

	/**
	 * Reaches the point at which a lock that was refused is about to be asked for again.
	 * @param text tells the message of the transaction
	 */
	void pollBehindReader(String table, Predicate<String> text) {
		holdRequest(text);
		Hold first = Objects.requireNonNull(this.hold);
		this.inTheWay = Bystander.on(this.database).begin("LOCK TABLE " + table + " IN ACCESS SHARE MODE");
		String lock = "LOCK TABLE ONLY \"public\".\"" + table + "\"";
		this.hold = this.proxy.holdRequest((poll) -> poll.contains(lock) && !text.test(poll));
		first.release();
		this.hold.await();
	}

	private static String waitsFor(Bystander session) {
		return "SELECT pid FROM pg_stat_activity WHERE %d = ANY (pg_blocking_pids(pid))".formatted(session.pid());
	}

	private void findBackend() {
		this.backend = await("SELECT pid FROM pg_stat_activity WHERE application_name = '" + this.application + "'");
	}

	/**
	 * Lets the deploy leave the point.
	 */
	void leave() {
		releaseHold();
		if (this.inTheWay != null) {
			this.inTheWay.close();
		}
	}

	private void releaseHold() {
		if (this.hold != null) {
			this.hold.release();
		}
	}

	private String await(String sql) {
		try (Bystander watcher = Bystander.on(this.database)) {
			return watcher.await(sql);
		}
	}

}
