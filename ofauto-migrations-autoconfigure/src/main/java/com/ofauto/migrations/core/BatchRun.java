package com.ofauto.migrations.core;

import java.sql.SQLWarning;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Runs a transactional migration in a {@link Batch}: the first of them sends it, and the
 * others look what became of them. What was not committed there runs by itself.
 */
final class BatchRun implements ScriptRun {

	private final Batch batch;

	private final Migration migration;

	private final TransactionRun alone;

	private final List<SQLWarning> notices = new ArrayList<>();

	private Fate fate = Fate.WAITING;

	private @Nullable ScriptSender sender;

	private @Nullable MessageFailure failure;

	private @Nullable String lastValue;

	private Duration took = Duration.ZERO;

	private List<Migration> behind = List.of();

	BatchRun(Batch batch, Migration migration, TransactionRun alone) {
		this.batch = batch;
		this.migration = migration;
		this.alone = alone;
	}

	Migration migration() {
		return this.migration;
	}

	boolean isOnly() {
		return this.batch.size() == 1;
	}

	@Override
	public void run() throws MessageFailure {
		if (this.fate == Fate.WAITING) {
			this.batch.send(this);
		}
		this.notices.forEach((notice) -> this.alone.hear(notice));
		this.notices.clear();
		if (this.fate == Fate.FAILED && this.failure != null && this.sender != null) {
			this.fate = Fate.ALONE;
			throw this.sender.explain(this.failure);
		}
		if (this.fate == Fate.ALONE) {
			this.alone.run();
		}
	}

	/**
	 * Writes the migration's message.
	 * @param previous what comes before it in the batch, if anything does
	 * @return {@code null} if it cannot be sent: running it by itself says why
	 */
	@Nullable Message compose(@Nullable BatchRun previous) {
		try {
			this.sender = this.alone.compose((previous != null) ? previous.alone : null);
			return this.sender.message();
		}
		catch (MessageFailure | MigrationException ex) {
			goAlone();
			return null;
		}
	}

	void goAlone() {
		this.fate = Fate.ALONE;
	}

	void hear(SQLWarning notice) {
		this.notices.add(notice);
	}

	/**
	 * Hears what a statement has returned; that of the record comes last.
	 */
	void hear(String value) {
		this.lastValue = value;
	}

	/**
	 * The server has committed it.
	 * @return how long that took
	 */
	Duration committed() {
		this.fate = Fate.COMMITTED;
		if (this.lastValue != null) {
			this.took = Duration.of(Long.parseLong(this.lastValue), ChronoUnit.MICROS);
		}
		return this.took;
	}

	/**
	 * The server stopped at it, or nobody knows what became of it.
	 * @param took how long it ran while another one waited
	 * @param behind what was sent behind it
	 */
	void failed(MessageFailure failure, Duration took, List<Migration> behind) {
		this.fate = Fate.FAILED;
		this.failure = failure;
		this.took = took;
		this.behind = behind;
	}

	@Override
	public List<Migration> behind() {
		return this.behind;
	}

	@Override
	public Duration took(Duration measured) {
		return (this.fate == Fate.COMMITTED) ? this.took : measured.plus(this.took);
	}

	@Override
	public boolean repeatable() {
		return this.alone.repeatable();
	}

	@Override
	public boolean transactional() {
		return this.alone.transactional();
	}

	@Override
	public boolean plain() {
		return this.alone.plain();
	}

	@Override
	public StatementFailedException.Left left() {
		return this.alone.left();
	}

	@Override
	public @Nullable String record() {
		return this.alone.record();
	}

	@Override
	public void recordFailure(MigrationException failure, MessageFailure cause, Duration took) throws MessageFailure {
		this.alone.recordFailure(failure, cause, took);
	}

	private enum Fate {

		/** Not sent yet, or passed over by the server. */
		WAITING,

		COMMITTED,

		FAILED,

		/** Runs by itself. */
		ALONE

	}

}
