package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What disk and history mean together: one status for each migration, by name.
 *
 * @param database the database that was looked at
 * @param migrations one line for each migration on disk or in the history, ordered by
 * name
 */
public record MigrationPlan(DatabaseInfo database, List<PlannedMigration> migrations) {

	public MigrationPlan {
		migrations = List.copyOf(migrations);
	}

	/**
	 * The statuses of one kind, in order.
	 * @param <S> the kind
	 * @param type the kind
	 * @return the statuses, may be empty
	 */
	public <S extends MigrationStatus> List<S> only(Class<S> type) {
		return stream(type).toList();
	}

	private <S extends MigrationStatus> Stream<S> stream(Class<S> type) {
		return this.migrations.stream().map(PlannedMigration::status).filter(type::isInstance).map(type::cast);
	}

	/**
	 * What a deploy would apply or resume, in order.
	 * @return the migrations, may be empty
	 */
	public List<Migration> toApply() {
		List<Migration> migrations = new ArrayList<>();
		for (PlannedMigration planned : this.migrations) {
			if (planned.status() instanceof MigrationStatus.Pending pending) {
				migrations.add(pending.migration());
			}
			else if (planned.status() instanceof MigrationStatus.Interrupted interrupted) {
				migrations.add(interrupted.migration());
			}
		}
		return migrations;
	}

	/**
	 * How many migrations are in which state.
	 * @return the counts
	 */
	public MigrationCounts counts() {
		return MigrationCounts.of(this.migrations);
	}

	/**
	 * The whole plan in one word.
	 * @return the most serious thing that it says
	 */
	public MigrationState state() {
		return MigrationState.of(this.database, counts());
	}

	/**
	 * Why nothing can be deployed before somebody has said which migrations the database
	 * has.
	 * @return what a deploy would fail with, or empty if no baseline is required
	 */
	public Optional<BaselineRequiredException> baselineRequired() {
		List<Migration> toApply = toApply();
		if (toApply.isEmpty() || !this.database.baselineRequired()) {
			return Optional.empty();
		}
		return Optional.of(new BaselineRequiredException(String.valueOf(this.database.schema()),
				this.database.objects(), this.database.totalObjects(), toApply.get(toApply.size() - 1).name()));
	}

	/**
	 * Everything that is neither applied as it is on disk nor simply pending.
	 * @return the findings in order of name
	 */
	public List<Finding> findings() {
		String newestApplied = newestApplied();
		return this.migrations.stream().flatMap((planned) -> finding(planned, newestApplied)).toList();
	}

	private Stream<Finding> finding(PlannedMigration planned, @Nullable String newestApplied) {
		String name = planned.name();
		MigrationStatus status = planned.status();
		if (status instanceof MigrationStatus.Pending pending && pending.late() && newestApplied != null
				&& name.compareTo(newestApplied) < 0) {
			return Stream.of(Finding.late(name, newestApplied));
		}
		if (status instanceof MigrationStatus.Edited edited) {
			return Stream.of(Finding.edited(name, edited.migration().location()));
		}
		if (status instanceof MigrationStatus.Missing missing) {
			return Stream.of(missing.ahead() ? Finding.ahead(name) : Finding.missing(name));
		}
		if (status instanceof MigrationStatus.Running) {
			return Stream.of(Finding.running(name));
		}
		if (status instanceof MigrationStatus.Interrupted interrupted) {
			return Stream.of(Finding.interrupted(name, interrupted.finishedSegments()));
		}
		if (status instanceof MigrationStatus.Failed failed) {
			return Stream.of(Finding.failed(name, Progress.errorIn(failed.record().logs())));
		}
		return Stream.empty();
	}

	private @Nullable String newestApplied() {
		return this.migrations.stream()
			.filter((planned) -> planned.status() instanceof MigrationStatus.Applied
					|| planned.status() instanceof MigrationStatus.Edited
					|| planned.status() instanceof MigrationStatus.Missing)
			.map(PlannedMigration::name)
			.reduce((first, second) -> second)
			.orElse(null);
	}

}
