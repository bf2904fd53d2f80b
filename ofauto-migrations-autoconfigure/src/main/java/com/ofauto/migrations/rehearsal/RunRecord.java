package com.ofauto.migrations.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationBlockedException;
import com.ofauto.migrations.core.MigrationCancelledException;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.verdict.StatementVerdict;
import com.ofauto.migrations.verdict.PlanJudgement;
import com.ofauto.migrations.verdict.Verdict;
import com.ofauto.migrations.verdict.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record of a run.
 *
 * @param plan what was pending
 * @param judgement what was known of it before
 * @param times the times of what was applied
 * @param statements the statements of what has failed
 */
record RunRecord(MigrationPlan plan, PlanJudgement judgement, RunTimes times, StatementTimes statements) {

	/** PostgreSQL's code for it. */
	private static final String CANCELLED = "57014";

	List<RehearsedMigration> of(@Nullable MigrationException failure) {
		List<RehearsedMigration> migrations = new ArrayList<>();
		for (Migration migration : this.plan.toApply()) {
			RunTimes.Ran ran = this.times.of(migration.name());
			if (ran != null) {
				migrations.add(rehearsed(migration, ran.took().toMillis(), ran.statements(), null));
			}
			else if (failure != null && migration.name().equals(this.times.begun())) {
				migrations.add(rehearsed(migration, null, this.statements.statements(), failure(failure)));
			}
		}
		return migrations;
	}

	private static RehearsalFailure failure(MigrationException failure) {
		if (failure instanceof MigrationCancelledException) {
			return new RehearsalFailure(null, CANCELLED);
		}
		if (failure instanceof StatementFailedException statement) {
			return new RehearsalFailure(statement.failure().location().line(), statement.failure().sqlState());
		}
		return new RehearsalFailure(
				(failure instanceof MigrationBlockedException blocked) ? blocked.location().line() : null, null);
	}

	private RehearsedMigration rehearsed(Migration migration, @Nullable Long milliseconds,
			List<RehearsedStatement> statements, @Nullable RehearsalFailure failure) {
		Verdict verdict = this.judgement.verdicts().of(migration.name()).orElse(null);
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
