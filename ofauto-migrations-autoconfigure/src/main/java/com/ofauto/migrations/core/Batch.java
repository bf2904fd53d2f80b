package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Small migrations that only define, and travel in one message. Each remains a
 * transaction with its own record. An error makes the server pass over the rest of the
 * message, so that none overtakes one that failed.
 */
final class Batch {

	private static final int MIGRATIONS = 32;

	private static final int BYTES = 32 * 1024;

	private final RunContext context;

	private final List<BatchRun> runs = new ArrayList<>();

	private long bytes;

	private Batch(RunContext context) {
		this.context = context;
	}

	/**
	 * Puts the migrations of a first deploy into batches, where that is possible.
	 * @param migrations all that are to be applied, in order
	 * @return the runs by the migration's name
	 */
	static Map<String, BatchRun> of(RunContext context, List<Migration> migrations,
			Function<Migration, ScriptOutline> outlines) {
		Map<String, BatchRun> runs = new HashMap<>();
		if (context.session().limitsReading()) {
			// The answer to a batch takes as long as all of its migrations.
			return runs;
		}
		Batch batch = new Batch(context);
		for (Migration migration : migrations) {
			ScriptOutline outline = outlines.apply(migration);
			boolean fits = outline.defines() && outline.bytes() <= BYTES;
			if (!fits || !batch.hasRoomFor(outline)) {
				batch = new Batch(context);
			}
			if (fits) {
				boolean sessionReady = migration != migrations.get(0);
				runs.put(migration.name(), batch.add(migration, outline, sessionReady));
			}
		}
		runs.values().removeIf(BatchRun::isOnly);
		return runs;
	}

	private boolean hasRoomFor(ScriptOutline outline) {
		return this.runs.size() < MIGRATIONS && this.bytes + outline.bytes() <= BYTES;
	}

	private BatchRun add(Migration migration, ScriptOutline outline, boolean sessionReady) {
		BatchRun run = new BatchRun(this, migration,
				new TransactionRun(this.context, migration, outline, sessionReady));
		this.runs.add(run);
		this.bytes += outline.bytes();
		return run;
	}

	int size() {
		return this.runs.size();
	}

	/**
	 * Sends a migration and those behind it, and tells each what became of it.
	 */
	void send(BatchRun first) {
		List<Message> messages = new ArrayList<>();
		BatchRun previous = null;
		List<BatchRun> waiting = this.runs.subList(this.runs.indexOf(first), this.runs.size());
		for (BatchRun run : waiting) {
			Message message = run.compose(previous);
			if (message == null) {
				break;
			}
			messages.add(message);
			previous = run;
		}
		if (!messages.isEmpty()) {
			send(waiting.subList(0, messages.size()), messages);
		}
	}

	private void send(List<BatchRun> sent, List<Message> messages) {
		Message whole = new Message(messages.stream().mapToInt(Message::length).sum());
		List<Integer> ends = new ArrayList<>();
		for (Message message : messages) {
			whole.followedBy(message);
			ends.add(whole.size());
		}
		WaitClock clock = this.context.migrator().clock();
		long start = clock.nanoTime();
		SimpleQuery.Outcome outcome = whole.exchange(this.context.session().simpleQuery(),
				(notice, completed) -> sent.get(at(ends, completed)).hear(notice),
				(value, completed) -> sent.get(at(ends, completed)).hear(value));
		Duration took = clock.since(start);
		MessageFailure failure = (outcome.error() != null) ? whole.failure(outcome) : null;
		if (failure != null && outcome.completed() == 0 && !this.context.lost(failure)) {
			nothingRan(sent, messages, at(ends, whole.stoppedAt(outcome)));
			return;
		}
		tell(sent, ends, outcome.completed(), took, failure);
	}

	/**
	 * The server reads a message to its end before it begins. What comes before the
	 * migration that it cannot read is sent without it.
	 */
	private void nothingRan(List<BatchRun> sent, List<Message> messages, int unreadable) {
		if (unreadable == 0) {
			sent.forEach(BatchRun::goAlone);
			return;
		}
		sent.get(unreadable).goAlone();
		send(sent.subList(0, unreadable), messages.subList(0, unreadable));
	}

	/**
	 * Tells each what became of it.
	 * @param ends how many statements there are to the end of each, with its COMMIT
	 * @param completed how many the server has answered
	 */
	static void tell(List<BatchRun> sent, List<Integer> ends, int completed, Duration took,
			@Nullable MessageFailure failure) {
		int number = 0;
		Duration left = took;
		// With the answer to the last one the server is ready for more.
		int last = (failure != null) ? sent.size() - 1 : sent.size();
		while (number < last && ends.get(number) <= completed) {
			left = left.minus(sent.get(number).committed());
			number++;
		}
		if (failure != null) {
			List<Migration> behind = sent.stream().skip(number + 1L).map(BatchRun::migration).toList();
			// The first one waits itself.
			Duration ran = (number == 0 || left.isNegative()) ? Duration.ZERO : left;
			sent.get(number).failed(failure, ran, behind);
		}
	}

	/**
	 * The number of the message that a statement belongs to.
	 */
	private static int at(List<Integer> ends, int statement) {
		int number = 0;
		while (number + 1 < ends.size() && ends.get(number) <= statement) {
			number++;
		}
		return number;
	}

}
