package com.ofauto.migrations.verdict;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.UsedDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Judges the pending migrations of a plan by their impact and by what their database
 * holds, in one round trip. With nothing to judge there is none.
 *
 * @since 0.1.0
 */
public final class Judge {

	private final boolean development;

	private Judge(boolean development) {
		this.development = development;
	}

	/**
	 * Judges a plan on a connection of its own. A database that cannot be asked makes the
	 * verdicts unknown, and fails nothing.
	 * @param migrator the migrator that has made the plan
	 * @param plan the plan
	 * @return the verdicts
	 */
	public static PlanVerdicts judge(Migrator migrator, MigrationPlan plan) {
		return judge(migrator, plan, (migrations, facts, connection) -> List.of()).verdicts();
	}

	/**
	 * Judges a plan on a connection of its own, and asks the rows on the same one whether
	 * the migrations would fail on them.
	 * @param migrator the migrator that has made the plan
	 * @param plan the plan
	 * @return the verdicts, and the answers of the rows
	 */
	public static PlanJudgement judgeWithRows(Migrator migrator, MigrationPlan plan) {
		return judge(migrator, plan, (migrations, facts, connection) -> RowQuestions.ask(migrations,
				Objects.requireNonNull(plan.database().schema()), facts, connection));
	}

	private static PlanJudgement judge(Migrator migrator, MigrationPlan plan, Questions questions) {
		Judge judge = new Judge(plan.development());
		List<JudgedMigration> migrations = migrations(plan);
		AtomicReference<@Nullable LiveFacts> seen = new AtomicReference<>();
		List<RowAnswer> answers = new ArrayList<>();
		String problem = "";
		try {
			LiveLook look = look(migrations, plan);
			if (look != null) {
				migrator.tools().read((connection) -> {
					LiveFacts facts = look.at(connection);
					seen.set(facts);
					return answers.addAll(questions.ask(migrations, facts, connection));
				});
			}
		}
		catch (MigrationException ex) {
			problem = ex.problem();
			answers.addAll(RowQuestions.unasked(migrations));
		}
		PlanVerdicts verdicts = (!problem.isEmpty() && seen.get() == null) ? judge.unasked(migrations, problem)
				: judge.judge(migrations, seen.get(), plan.database().serverVersion());
		return new PlanJudgement(verdicts, answers);
	}

	/**
	 * What is asked beside the sizes.
	 */
	@FunctionalInterface
	private interface Questions {

		List<RowAnswer> ask(List<JudgedMigration> migrations, LiveFacts facts, Connection connection)
				throws SQLException;

	}

	/**
	 * Judges a deploy, on its connection and at the first call for it.
	 * @param deploy the deploy
	 * @param connection where to look
	 * @return the verdicts
	 * @throws SQLException if the database does not answer
	 */
	@Internal
	public static PlanVerdicts judge(PlannedDeploy deploy, Connection connection) throws SQLException {
		return deploy.known(PlanVerdicts.class, () -> judge(deploy.plan(), connection));
	}

	/**
	 * Judges a plan on a connection.
	 * @param plan the plan
	 * @param connection where to look
	 * @return the verdicts
	 * @throws SQLException if the database does not answer
	 */
	public static PlanVerdicts judge(MigrationPlan plan, Connection connection) throws SQLException {
		List<JudgedMigration> migrations = migrations(plan);
		LiveLook look = look(migrations, plan);
		return new Judge(plan.development()).judge(migrations, (look != null) ? look.at(connection) : null,
				plan.database().serverVersion());
	}

	/**
	 * What runs in a database that holds something. A migration that is only recorded
	 * does nothing.
	 */
	static List<JudgedMigration> migrations(MigrationPlan plan) {
		List<JudgedMigration> migrations = new ArrayList<>();
		if (UsedDatabase.isTouchedBy(plan)) {
			for (PlannedMigration planned : plan.migrations()) {
				if (planned.status() instanceof MigrationStatus.Pending pending && !pending.recorded()) {
					migrations.add(JudgedMigration.of(pending.migration(), false));
				}
				else if (planned.status() instanceof MigrationStatus.Interrupted interrupted) {
					migrations.add(JudgedMigration.of(interrupted.migration(), true));
				}
			}
		}
		return migrations;
	}

	private static @Nullable LiveLook look(List<JudgedMigration> migrations, MigrationPlan plan) {
		Set<String> names = names(migrations);
		String schema = plan.database().schema();
		return (names.isEmpty() || schema == null) ? null : new LiveLook(names, schema);
	}

	static Set<String> names(List<JudgedMigration> migrations) {
		Set<String> names = new LinkedHashSet<>();
		EarlierChanges earlier = EarlierChanges.NONE;
		for (JudgedMigration migration : migrations) {
			names.addAll(earlier.asked(migration.names()));
			earlier = earlier.and(migration);
		}
		return names;
	}

	private PlanVerdicts judge(List<JudgedMigration> migrations, @Nullable LiveFacts facts, String version) {
		LiveFacts known = (facts != null) ? facts : LiveFacts.NONE;
		List<Verdict> verdicts = new ArrayList<>();
		EarlierChanges earlier = EarlierChanges.NONE;
		for (JudgedMigration migration : migrations) {
			verdicts.add(migration.judge(earlier.on(known, migration.names()), version, this.development));
			earlier = earlier.and(migration);
		}
		List<String> notes = new ArrayList<>();
		if (known.hidden() > 0) {
			notes.add("What " + ((known.hidden() == 1) ? "one session does" : known.hidden() + " sessions do")
					+ ", and since when, is hidden from this role. GRANT pg_read_all_stats TO " + known.role()
					+ "; shows it.");
		}
		return new PlanVerdicts(verdicts, known.countedSince(), notes);
	}

	private PlanVerdicts unasked(List<JudgedMigration> migrations, String problem) {
		return new PlanVerdicts(migrations.stream()
			.map((migration) -> new Verdict(migration.name(), VerdictKind.UNKNOWN, List.of(), List.of()))
			.toList(), null, List.of("Sizes and activity could not be read. " + problem));
	}

	/**
	 * Judges migrations of known impact.
	 */
	static PlanVerdicts judge(List<JudgedMigration> migrations, String schema, String version, Connection connection)
			throws SQLException {
		return new Judge(true).judge(migrations, new LiveLook(names(migrations), schema).at(connection), version);
	}

}
