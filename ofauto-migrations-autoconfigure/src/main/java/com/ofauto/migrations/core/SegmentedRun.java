package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.core.script.ConcurrentStatement;
import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.SqlCharacter;
import com.ofauto.migrations.core.script.StatementWords;
import org.jspecify.annotations.Nullable;

/**
 * Runs one segmented migration: its record first, then each segment and its count, so
 * that a run that is broken off anywhere can be resumed at the segment that is missing.
 */
final class SegmentedRun implements ScriptRun {

	private final RunContext context;

	private final Migration migration;

	private final List<Segment> segments;

	private final String id;

	private final NonTransactionalStatement lone;

	private final SegmentedSession session;

	private final SegmentTries tries;

	private final Captures captures;

	private Progress progress;

	private boolean started;

	private boolean repeatable;

	private boolean lockTimeoutSet;

	private boolean commitsByItself;

	private boolean prepared;

	SegmentedRun(RunContext context, Migration migration, ScriptOutline outline, MigrationLocks locks,
			Captures captures, @Nullable MigrationRecord unfinished) {
		this.context = context;
		this.captures = captures;
		this.migration = migration;
		this.segments = outline.segments();
		this.tries = new SegmentTries(locks);
		this.lone = new NonTransactionalStatement(context, migration);
		this.session = new SegmentedSession(context, migration, this.segments);
		Progress left = (unfinished != null) ? Progress.parse(unfinished.logs()) : null;
		this.started = left != null;
		this.progress = (left != null && unfinished != null)
				? left.resumed(migration.hasChecksum(unfinished.checksum()))
				: new Progress(0, 0, Checksum.NOTHING, false, null, null, "");
		this.id = (unfinished != null && unfinished.id() != null) ? unfinished.id() : RunContext.newId();
	}

	@Override
	public @Nullable String record() {
		return this.started ? this.id : null;
	}

	@Override
	public boolean repeatable() {
		return this.repeatable;
	}

	@Override
	public boolean transactional() {
		return false;
	}

	/**
	 * Runs the segments that are missing. After a failure it may be called again, in the
	 * same session, which has what the finished segments have left in it.
	 * @throws MessageFailure if one failed; those before it stay applied
	 * @throws YieldLockException if the lock has to be released before the segment can be
	 * tried again
	 */
	@Override
	public void run() throws MessageFailure, YieldLockException {
		if (!this.prepared) {
			this.session.prepare(this.progress);
			this.prepared = true;
		}
		if (!this.started) {
			write(this.context.history().started(this.id, this.migration, this.progress.text()));
			this.started = true;
		}
		try (ScriptSource script = ScriptSource.open(this.migration);
				PrefixDigest digest = new PrefixDigest(this.migration)) {
			run(script, digest);
			script.requireUnchanged(
					new StatementFailedException.Left(this.progress.finished(), this.segments.size(), null));
		}
		this.context.prepareSession();
		write(this.context.history().finished(this.id, this.migration, this.segments.size()));
	}

	/**
	 * Writes to the record, unless somebody else has one of the same migration.
	 */
	private void write(String sql) throws MessageFailure {
		this.context.bookkeepingAlone(this.context.history().alone(this.id, this.migration), sql);
	}

	private void run(ScriptSource script, PrefixDigest digest) throws MessageFailure, YieldLockException {
		long done = this.progress.bytes();
		int number = 0;
		int segment = 0;
		SegmentTransaction transaction = null;
		this.lockTimeoutSet = false;
		for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
			if (segment < this.segments.size() && this.segments.get(segment).contains(number)) {
				Segment current = this.segments.get(segment);
				boolean last = number == current.end() - 1;
				this.session.see(statement);
				if (statement.end() > done && current.transaction()) {
					this.repeatable = true;
					transaction = (transaction != null) ? transaction : begin(segment);
					transaction.send(statement, script);
					if (last) {
						Progress next = next(segment, current, digest);
						transaction.end(this.context.history(), next, this.session.note());
						this.progress = next;
						transaction = null;
					}
				}
				else if (statement.end() > done) {
					alone(statement, segment);
					count(next(segment, current, digest));
				}
				noteLockTimeout(statement, current);
				segment += last ? 1 : 0;
			}
			number++;
		}
	}

	private SegmentTransaction begin(int number) throws MessageFailure {
		Segment segment = this.segments.get(number);
		Prelock prelock = this.tries.begin(number, this.repeatable, this.lockTimeoutSet);
		Message begin = this.lockTimeoutSet
				? new Message().own(Message.Purpose.OURS, this.context.history().begin(segment.begin()))
				: this.context.transaction(segment.begin());
		return new SegmentTransaction(this.context, this.migration, segment, this.id, begin, prelock,
				this.captures.before(number, this.id));
	}

	private static Progress next(int segment, Segment current, PrefixDigest digest) {
		return new Progress(segment + 1, current.bytes(), digest.upTo(current.bytes()), false, null, null, "");
	}

	private void count(Progress next) throws MessageFailure {
		this.context.counting(this.context.history().alone(this.id, this.migration),
				this.context.history().progress(this.id, this.migration, next), this.id, this.session.note());
		this.progress = next;
	}

	/**
	 * Whether how long statements wait is for the file to say from here on.
	 */
	private void noteLockTimeout(ScriptStatement statement, Segment segment) {
		List<String> words = StatementWords.of(statement);
		if (words.contains("LOCK_TIMEOUT") && !words.contains("LOCAL") && segment.kind() != Segment.Kind.ROLLED_BACK) {
			this.lockTimeoutSet = words.get(0).equals("SET") && !words.contains("DEFAULT");
		}
	}

	private void alone(ScriptStatement statement, int number) throws MessageFailure, YieldLockException {
		if (this.context.bounds().watch(this.context, this.migration).text(statement, true) == null) {
			this.context.observation().passed(statement);
			return;
		}
		Segment segment = this.segments.get(number);
		ConcurrentStatement concurrent = ConcurrentStatement.of(statement);
		this.repeatable = concurrent == null && segment.kind() == Segment.Kind.ALONE;
		this.commitsByItself = commitsByItself(statement);
		Prelock prelock = this.tries.begin(number, this.repeatable, this.lockTimeoutSet);
		if (!this.lockTimeoutSet) {
			this.lone.limitWaiting(statement, concurrent, prelock);
		}
		String before = this.progress.before();
		if (concurrent != null && this.lone.complete(statement, concurrent, before)) {
			return;
		}
		if (concurrent != null && before != null) {
			this.lone.repeat(statement, concurrent, before);
			return;
		}
		boolean once = segment.kind() == Segment.Kind.ALONE_ONCE;
		if (concurrent != null && before == null || once) {
			before = (concurrent != null) ? this.lone.before(concurrent) : null;
			count(new Progress(this.progress.finished(), this.progress.bytes(), this.progress.digest(), once, before,
					null, ""));
		}
		this.lone.run(statement, concurrent, before);
	}

	/**
	 * Whether a statement that fails may have committed a part of its work.
	 */
	private static boolean commitsByItself(ScriptStatement statement) {
		String text = SqlCharacter.upperCase(statement.text());
		return switch (StatementWords.of(statement).get(0)) {
			case "CALL" -> true;
			case "DO" -> text.contains("COMMIT") || text.contains("CALL");
			default -> false;
		};
	}

	@Override
	public boolean adapts(MessageFailure failure) {
		return this.tries.adapts(failure);
	}

	@Override
	public Retry after(MessageFailure failure, int attempt, int retries) {
		return this.tries.after(failure, retries);
	}

	@Override
	public @Nullable Prelock prelock() {
		return this.tries.prelock();
	}

	@Override
	public StatementFailedException.Left left() {
		return new StatementFailedException.Left(this.progress.finished(), this.segments.size(), noWayOn());
	}

	private @Nullable String noWayOn() {
		if (this.progress.began() && this.commitsByItself) {
			return "The statement may have committed a part of its work, so it is not repeated.";
		}
		return this.session.noWayOn(this.progress);
	}

	/**
	 * The record stays unfinished.
	 */
	@Override
	public void recordFailure(MigrationException failure, MessageFailure cause, Duration took) throws MessageFailure {
		String error = (cause.purpose() == Message.Purpose.ALONE) ? failure.problem()
				: cause.describe(this.migration).describe();
		this.context.rollback();
		this.context.prepareSession();
		Progress left = this.context.cancelled(cause) ? this.progress.cancelled(error, this.commitsByItself)
				: this.progress.failed(error, this.commitsByItself);
		this.context
			.bookkeeping(List.of(this.context.history().failed(this.id, this.migration, this.session.found(left))));
	}

}
