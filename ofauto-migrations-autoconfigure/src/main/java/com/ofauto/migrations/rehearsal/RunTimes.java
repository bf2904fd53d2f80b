package com.ofauto.migrations.rehearsal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.MigrationListener;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the times of the migrations that a run has applied, and of the one that it has
 * begun last.
 */
final class RunTimes implements MigrationListener {

	private final StatementTimes statements;

	private final Map<String, Ran> applied = new LinkedHashMap<>();

	private final Set<String> waited = new LinkedHashSet<>();

	private @Nullable String begun;

	RunTimes(StatementTimes statements) {
		this.statements = statements;
	}

	@Override
	public void migrationStarted(String name) {
		this.statements.forget();
		this.begun = name;
	}

	@Override
	public void migrationRetried(String name, int attempt, Duration pause) {
		this.waited.add(name);
	}

	/**
	 * The migrations that had to wait for others, in order.
	 */
	List<String> waited() {
		return List.copyOf(this.waited);
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		this.applied.put(migration.name(), new Ran(migration.took(), this.statements.statements()));
		this.begun = null;
	}

	/**
	 * A migration that was applied.
	 * @return its time and its statements, or {@code null} if it was not
	 */
	@Nullable Ran of(String migration) {
		return this.applied.get(migration);
	}

	/**
	 * Whether no migration was begun.
	 */
	boolean isEmpty() {
		return this.begun == null && this.applied.isEmpty();
	}

	/**
	 * The migration that was begun and has not ended well.
	 */
	@Nullable String begun() {
		return this.begun;
	}

	/**
	 * A migration that has run.
	 *
	 * @param took how long it took
	 * @param statements its statements
	 */
	record Ran(Duration took, List<RehearsedStatement> statements) {

	}

}
