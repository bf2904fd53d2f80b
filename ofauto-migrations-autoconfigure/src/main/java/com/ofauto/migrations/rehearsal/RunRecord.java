package com.ofauto.migrations.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationBlockedException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.verdict.StatementVerdict;
import com.ofauto.migrations.verdict.Verdict;
import com.ofauto.migrations.verdict.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record of a run on a copy.
 *
 * @param look what was seen before it
 * @param times the times of what was applied
 * @param statements the statements of what has failed
 */
record RunRecord(CopyLook look, RunTimes times, StatementTimes statements) {

	CopyRun of(Instant rehearsedAt, @Nullable MigrationException failure) {
		List<RehearsedMigration> migrations = new ArrayList<>();
		for (Migration migration : this.look.plan().toApply()) {
			RunTimes.Ran ran = this.times.of(migration.name());
			if (ran != null) {
				migrations.add(rehearsed(migration, ran.took().toMillis(), ran.statements(), null));
			}
			else if (failure != null && migration.name().equals(this.times.begun())) {
				migrations.add(rehearsed(migration, null, this.statements.statements(), failure(failure)));
			}
		}
		return new CopyRun(new Rehearsal(rehearsedAt, Rehearsal.Form.COPY, this.look.plan().database().serverVersion(),
				migrations), failure);
	}

	private static RehearsalFailure failure(MigrationException failure) {
		if (failure instanceof StatementFailedException statement) {
			return new RehearsalFailure(statement.failure().location().line(), statement.failure().sqlState());
		}
		return new RehearsalFailure(
				(failure instanceof MigrationBlockedException blocked) ? blocked.location().line() : null, null);
	}

	private RehearsedMigration rehearsed(Migration migration, @Nullable Long milliseconds,
			List<RehearsedStatement> statements, @Nullable RehearsalFailure failure) {
		Verdict verdict = this.look.judgement().verdicts().of(migration.name()).orElse(null);
		return new RehearsedMigration(migration.name(), migration.checksum(),
				((verdict != null) ? verdict.kind() : VerdictKind.UNKNOWN).word(), milliseconds,
				statements.stream().map((statement) -> statement.judged(word(verdict, statement.line()))).toList(),
				failure);
	}

	private static @Nullable String word(@Nullable Verdict verdict, @Nullable Integer line) {
		return (verdict == null || line == null) ? null
				: verdict.statements()
					.stream()
					.filter((statement) -> statement.line() == line)
					.map(StatementVerdict::kind)
					.max(Comparator.naturalOrder())
					.map(VerdictKind::word)
					.orElse(null);
	}

}
