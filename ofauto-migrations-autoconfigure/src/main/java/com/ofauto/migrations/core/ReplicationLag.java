package com.ofauto.migrations.core;

import java.time.Duration;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Holds a backfill back while a standby, or another receiver that applies the changes, is
 * behind.
 */
final class ReplicationLag {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration NEXT_NOTICE = Duration.ofSeconds(30);

	private static final String HIDDEN = "hidden";

	/**
	 * An archive such as {@code pg_receivewal} applies nothing and says so by no
	 * position. Its lag is no measure: it grows without end. A standby that catches up is
	 * behind like any other.
	 */
	private static final String QUERY = Sql.operators(
			"""
					SELECT CASE WHEN r.state IS NULL THEN '%s' ELSE pg_catalog.concat(
						(pg_catalog.date_part('epoch', r.replay_lag) OPERATOR(pg_catalog.*) 1000::pg_catalog.float8)::pg_catalog.int8,
						' ', r.application_name) END
					FROM pg_catalog.pg_stat_replication r
					WHERE r.state IS NULL OR r.replay_lsn IS NOT NULL AND r.replay_lag IS NOT NULL
					ORDER BY r.state IS NULL, r.replay_lag DESC LIMIT 1"""
				.formatted(HIDDEN));

	private final RunContext context;

	private final Migration migration;

	private final @Nullable Duration limit;

	private boolean told;

	/**
	 * Creates a limit.
	 * @param limit how far a receiver may be behind, or {@code null} if nobody asks
	 */
	ReplicationLag(RunContext context, Migration migration, @Nullable Duration limit) {
		this.context = context;
		this.migration = migration;
		this.limit = limit;
	}

	/**
	 * Waits until no receiver is behind by more than the limit.
	 */
	void await() throws MessageFailure {
		Duration limit = this.limit;
		if (limit == null) {
			return;
		}
		WaitClock clock = this.context.migrator().clock();
		Duration notice = Duration.ZERO;
		long start = clock.nanoTime();
		for (Receiver receiver = slowest(); receiver != null
				&& receiver.lag().compareTo(limit) > 0; receiver = slowest()) {
			if (clock.since(start).compareTo(notice) >= 0) {
				this.context.listener().backfillHeld(this.migration.name(), receiver.name(), receiver.lag());
				notice = notice.plus(NEXT_NOTICE);
			}
			clock.pause(PAUSE);
		}
	}

	private @Nullable Receiver slowest() throws MessageFailure {
		String answer = ask();
		if (answer.equals(HIDDEN) && !this.told) {
			this.told = true;
			this.context.listener().backfillUnaware(this.migration.name());
		}
		if (answer.isEmpty() || answer.equals(HIDDEN)) {
			return null;
		}
		int space = answer.indexOf(' ');
		return new Receiver(answer.substring(space + 1), Duration.ofMillis(Long.parseLong(answer.substring(0, space))));
	}

	/**
	 * A connection that is lost here is one that is lost in the migration.
	 */
	private String ask() throws MessageFailure {
		StringBuilder answer = new StringBuilder();
		Message message = Message.of(Message.Purpose.OURS, QUERY);
		SimpleQuery.Outcome outcome = message.exchange(this.context.session().simpleQuery(), (notice, completed) -> {
		}, (value, completed) -> answer.append(value));
		if (outcome.error() != null) {
			throw message.failure(outcome);
		}
		return answer.toString();
	}

	private record Receiver(String name, Duration lag) {

	}

}
