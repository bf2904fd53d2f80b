package com.ofauto.migrations.rehearsal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanJudgement;
import com.ofauto.migrations.verdict.RowAnswer;
import com.ofauto.migrations.verdict.Verdict;
import com.ofauto.migrations.verdict.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * What pending migrations would do to another database, by its sizes, its activity and
 * its rows. Only reads there.
 *
 * @param plan what is pending there
 * @param judgement the verdicts there, and what the rows say
 * @param server host and port
 * @param rehearsal the record
 * @since 0.1.0
 */
@Internal
public record FactsRehearsal(MigrationPlan plan, PlanJudgement judgement, String server, Rehearsal rehearsal) {

	/**
	 * Asks the other database.
	 * @param configured the migrator of the configured database
	 * @param there the other database
	 * @return what it says
	 * @throws MigrationException if it cannot be asked, or a deploy would stop there
	 */
	public static FactsRehearsal of(Migrator configured, DataSource there) {
		return of(configured.tools().elsewhere(there, List.of()));
	}

	/**
	 * Asks the database of a migrator.
	 * @param other the migrator
	 * @return what it says
	 * @throws MigrationException if it cannot be asked, or a deploy would stop there
	 */
	public static FactsRehearsal of(Migrator other) {
		Instant rehearsedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
		MigrationPlan plan = other.plan();
		other.tools().requireDeployable(plan);
		PlanJudgement judgement = Judge.judgeWithRows(other, plan);
		return new FactsRehearsal(plan, judgement, other.tools().server(),
				new Rehearsal(rehearsedAt, Rehearsal.Form.FACTS, plan.database().serverVersion(),
						plan.toApply().stream().map((migration) -> migration(migration, judgement)).toList()));
	}

	private static RehearsedMigration migration(Migration migration, PlanJudgement judgement) {
		Verdict verdict = judgement.verdicts().of(migration.name()).orElse(null);
		return new RehearsedMigration(migration.name(), migration.checksum(),
				((verdict != null) ? verdict.kind() : VerdictKind.UNKNOWN).word(), null,
				(verdict == null) ? List.of()
						: verdict.statements()
							.stream()
							.map((statement) -> new RehearsedStatement(statement.line(), null, statement.kind().word(),
									null, null, null))
							.toList(),
				failure(migration.name(), judgement));
	}

	/**
	 * A record of the same migrations, in which those fail too that would fail on the
	 * rows here.
	 */
	Rehearsal andRows(Rehearsal run) {
		return new Rehearsal(run.rehearsedAt(), run.form(), run.server(),
				run.migrations()
					.stream()
					.map((one) -> (one.failure() != null) ? one : one.failing(failure(one.name(), this.judgement)))
					.toList());
	}

	private static @Nullable RehearsalFailure failure(String migration, PlanJudgement judgement) {
		return judgement.answers()
			.stream()
			.filter((answer) -> answer.migration().equals(migration) && answer.outcome() == RowAnswer.Outcome.FAILS)
			.findFirst()
			.map((answer) -> new RehearsalFailure(answer.line(), null))
			.orElse(null);
	}

}
