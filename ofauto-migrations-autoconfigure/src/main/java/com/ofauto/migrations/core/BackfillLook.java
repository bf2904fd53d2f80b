package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.Backfill;
import com.ofauto.migrations.core.script.BackfillUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill asks its table: where the next batch ends, and how many rows are left.
 * Each question finds the session that a migration finds, and leaves it so.
 */
final class BackfillLook {

	private final RunContext context;

	private final Backfill backfill;

	private final BackfillUpdate update;

	private final BackfillKey key;

	BackfillLook(RunContext context, Backfill backfill, BackfillKey key) {
		this.context = context;
		this.backfill = backfill;
		this.update = backfill.update();
		this.key = key;
	}

	/**
	 * The end of the next batch. In the first round it is so many rows further; behind
	 * that it is the last of so many rows that still fit, of which there are few.
	 * @return {@code null} if no row is left in this round
	 */
	@Nullable Bound next(BackfillProgress progress, int rows) throws MessageFailure {
		String wanted = this.key.behind(progress.cursor())
				+ ((progress.round() > 1) ? "(" + this.update.condition() + "\n)" : "true");
		String text = ask("SELECT pg_catalog.concat(b.n, ' ', b.k) FROM (SELECT " + this.key.column()
				+ "::pg_catalog.text AS k, pg_catalog.row_number() OVER (ORDER BY " + this.key.column() + ") AS n FROM "
				+ this.update.from() + " WHERE " + wanted + " ORDER BY " + this.key.column() + " LIMIT " + rows
				+ ") b ORDER BY b.n DESC LIMIT 1");
		int space = text.indexOf(' ');
		return (space < 0) ? null : new Bound(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
	}

	/**
	 * How many rows still fit.
	 */
	long left() throws MessageFailure {
		return Long.parseLong(ask("SELECT pg_catalog.count(*)::pg_catalog.text FROM " + this.update.from() + " WHERE ("
				+ this.update.condition() + "\n)"));
	}

	private String ask(String query) throws MessageFailure {
		Message message = new Message(2048).own(Message.Purpose.OURS, "BEGIN")
			.own(this.context.cleanSession())
			.own(Message.Purpose.OURS, "COMMIT")
			.followedBy(this.context.transaction("BEGIN"));
		int number = message.size();
		message.own(Message.Purpose.LOOK, query).own(Message.Purpose.OURS, "COMMIT");
		List<String> answer = new ArrayList<>();
		SimpleQuery.Outcome outcome = message.exchange(this.context.session().simpleQuery(), (notice, completed) -> {
		}, (value, completed) -> {
			if (completed == number) {
				answer.add(value);
			}
		});
		if (outcome.error() != null) {
			throw explain(this.context, this.backfill, message.failure(outcome));
		}
		return answer.isEmpty() ? "" : answer.get(0);
	}

	/**
	 * A question that failed is one that the statement asks.
	 */
	static MessageFailure explain(RunContext context, Backfill backfill, MessageFailure failure) {
		return (failure.purpose() != Message.Purpose.LOOK || context.lost(failure)) ? failure
				: failure.ofScript(backfill.update().statement());
	}

	/**
	 * The end of a batch.
	 *
	 * @param rows how many rows it passes
	 * @param key the key of the last one
	 */
	record Bound(long rows, String key) {

	}

}
