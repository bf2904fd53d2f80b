package com.ofauto.migrations.command;

import java.util.Set;
import java.util.function.Supplier;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.backup.Backups;
import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.report.PlanView;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanJudgement;

/**
 * The objects that commands work on. They are created when a command needs them, so the
 * help needs no database.
 *
 * @param migrators the engine
 * @param backups makes backups of its database
 * @since 0.1.0
 */
@Internal
public record Target(Supplier<Migrator> migrators, Supplier<Backups> backups) {

	/**
	 * A database of which no backups are made.
	 * @param migrators the engine
	 */
	public Target(Supplier<Migrator> migrators) {
		this(migrators, () -> {
			throw new CommandRefusedException("Nothing says how this database is backed up.", "");
		});
	}

	/**
	 * The engine.
	 * @return the one Migrator
	 * @throws CommandRefusedException if there is none, or more than one
	 */
	public Migrator migrator() {
		return this.migrators.get();
	}

	/**
	 * Reads the plan, and prints which database it is of.
	 * @param output where to print
	 * @return the plan
	 */
	public MigrationPlan look(Output output) {
		MigrationPlan plan = migrator().plan();
		output.note(describe(plan));
		return plan;
	}

	/**
	 * Reads the plan. If that fails, a program gets the known values as JSON.
	 */
	MigrationPlan look(Migrator migrator, Arguments arguments, Output output) {
		try {
			return migrator.plan();
		}
		catch (MigrationException ex) {
			if (arguments.has("--json")) {
				output.json(PlanView.failed(migrator, ex, true));
			}
			throw ex;
		}
	}

	PlanView view(Migrator migrator, MigrationPlan plan) {
		return PlanView.of(migrator, plan, Judge.judge(migrator, plan), Set.of(), true);
	}

	PlanView viewWithRows(Migrator migrator, MigrationPlan plan, Set<String> accepted) {
		PlanJudgement judgement = Judge.judgeWithRows(migrator, plan);
		return PlanView.of(migrator, plan, judgement.verdicts(), accepted, true)
			.withRows(judgement.answers())
			.withCaptures(migrator.captures().planned(plan));
	}

	String describe(MigrationPlan plan) {
		return describe(plan, migrator().gate());
	}

	/**
	 * Where a command works.
	 * @param plan the plan of the database
	 * @param gate the environment whose rules apply
	 * @return one line
	 */
	public static String describe(MigrationPlan plan, Gate gate) {
		DatabaseInfo database = plan.database();
		return "Database " + database.name() + " (" + database.describe() + "), " + gate.describe();
	}

	/**
	 * Refuses an empty database, which has no migrations to record: the application would
	 * be left without tables.
	 * @param plan the plan of the database
	 * @throws CommandRefusedException if the database is empty
	 */
	public static void requireSchema(MigrationPlan plan) {
		if (plan.database().history() == null && !plan.database().baselineRequired()) {
			throw new CommandRefusedException(
					"Database " + plan.database().name() + " is empty, so it cannot have any migration yet.",
					"Build it with the migrations: " + Invocation.of("migrate deploy"));
		}
	}

}
