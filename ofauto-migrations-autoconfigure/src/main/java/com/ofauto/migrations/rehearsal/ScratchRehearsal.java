package com.ofauto.migrations.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedMigration;

/**
 * Applies what is pending in another database to a scratch database, which has the same
 * history and no rows, and takes the times. What is known of the rows is known from the
 * other one, where nothing is changed.
 *
 * @param facts what the other database says
 * @param form what the rehearsal is done with
 * @since 0.1.0
 */
@Internal
public record ScratchRehearsal(FactsRehearsal facts, Rehearsal.Form form) {

	/**
	 * What the scratch database has before the rehearsal: what was applied, as it is on
	 * disk, and what a deploy would record without running it.
	 * @return the migrations, ordered by name
	 */
	public List<Migration> history() {
		List<Migration> history = new ArrayList<>();
		for (PlannedMigration planned : this.facts.plan().migrations()) {
			if (planned.status() instanceof MigrationStatus.Applied applied) {
				history.add(applied.migration());
			}
			else if (planned.status() instanceof MigrationStatus.Edited edited) {
				history.add(edited.migration());
			}
			else if (planned.status() instanceof MigrationStatus.Pending pending && pending.recorded()) {
				history.add(pending.migration());
			}
		}
		return history;
	}

	/**
	 * The history, and what is pending.
	 * @return the migrations
	 */
	public List<Migration> migrations() {
		Set<Migration> migrations = new LinkedHashSet<>(history());
		migrations.addAll(this.facts.plan().toApply());
		return List.copyOf(migrations);
	}

	/**
	 * What the scratch database lacks, since there are no files of it.
	 * @return the names of migrations that were applied and are not on disk
	 */
	public List<String> missing() {
		return this.facts.plan()
			.only(MigrationStatus.Missing.class)
			.stream()
			.map((missing) -> missing.record().name())
			.toList();
	}

	/**
	 * Whether it ran on the version of the other database.
	 * @param record the record of the run
	 * @return {@code false} if the major versions differ
	 */
	public boolean ranOnItsVersion(Rehearsal record) {
		return MajorVersion.of(record.server()).equals(MajorVersion.of(this.facts.plan().database().serverVersion()));
	}

	/**
	 * Applies what is pending.
	 * @param scratch makes the migrator of a scratch database that has the history, with
	 * the listeners that it is given
	 * @return what happened, also if a migration failed
	 * @throws MigrationException if no migration was begun
	 */
	public RehearsalRun run(Function<List<MigrationListener>, Migrator> scratch) {
		TimedDeploy deploy = new TimedDeploy((connection) -> {
		});
		Migrator migrator = scratch.apply(List.of(deploy.listener()));
		RehearsalRun run = deploy.run(migrator, this.form, this.facts.plan(),
				migrator.plan().database().serverVersion(), this.facts.judgement());
		return new RehearsalRun(this.facts.andRows(run.rehearsal()), run.waited(), run.missed(), run.failure());
	}

}
