package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What disk and history mean together: one status for each migration, by name.
 *
 * @param database the database that was looked at
 * @param migrations one line for each migration on disk or in the history, ordered by
 * name
 * @param beside what was found beside the migrations
 * @param development whether the plan is a developer's, whose remedies include a reset
 * @param putOff what a start leaves for {@code migrate deploy}: backfills, and what needs
 * them
 * @since 0.1.0
 */
public record MigrationPlan(DatabaseInfo database, List<PlannedMigration> migrations, List<Finding> beside,
		boolean development, List<PutOff> putOff) {

	public MigrationPlan {
		migrations = List.copyOf(migrations);
		beside = List.copyOf(beside);
		putOff = List.copyOf(putOff);
	}

	/**
	 * Creates a plan of which a start leaves nothing.
	 * @param database the database that was looked at
	 * @param migrations one line for each migration, ordered by name
	 * @param beside what was found beside the migrations
	 * @param development whether the plan is a developer's
	 */
	public MigrationPlan(DatabaseInfo database, List<PlannedMigration> migrations, List<Finding> beside,
			boolean development) {
		this(database, migrations, beside, development, List.of());
	}

	/**
	 * Creates a plan outside development, without findings beside the migrations.
	 * @param database the database that was looked at
	 * @param migrations one line for each migration, ordered by name
	 */
	public MigrationPlan(DatabaseInfo database, List<PlannedMigration> migrations) {
		this(database, migrations, List.of(), false);
	}

	/**
	 * The statuses of one kind, in order.
	 * @param <S> the kind
	 * @param type the kind
	 * @return the statuses, may be empty
	 */
	public <S extends MigrationStatus> List<S> only(Class<S> type) {
		List<S> statuses = new ArrayList<>();
		for (PlannedMigration planned : this.migrations) {
			if (type.isInstance(planned.status())) {
				statuses.add(type.cast(planned.status()));
			}
		}
		return List.copyOf(statuses);
	}

	/**
	 * The status of one migration.
	 */
	@Nullable MigrationStatus of(String name) {
		return this.migrations.stream()
			.filter((planned) -> planned.name().equals(name))
			.map(PlannedMigration::status)
			.findFirst()
			.orElse(null);
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
	 * What a start would apply or resume, in order, if it leaves the backfills.
	 * @return the migrations, may be empty
	 */
	public List<Migration> toApplyAtStart() {
		return this.putOff.isEmpty() ? toApply() : atStart().toApply();
	}

	/**
	 * The plan of a deploy that applies again what rollbacks have undone.
	 * @param names the migrations that a person names
	 * @return the same, in which those of them that are undone are pending
	 */
	public MigrationPlan again(Set<String> names) {
		return names.isEmpty() ? this
				: new MigrationPlan(this.database, this.migrations.stream()
					.map((planned) -> (planned.status() instanceof MigrationStatus.Undone undone
							&& names.contains(planned.name()))
									? new PlannedMigration(planned.name(), undone.again(), planned.rolledBackAttempts())
									: planned)
					.toList(), this.beside, this.development, this.putOff);
	}

	/**
	 * The plan of who leaves nothing.
	 */
	MigrationPlan whole() {
		return this.putOff.isEmpty() ? this
				: new MigrationPlan(this.database, this.migrations, this.beside, this.development);
	}

	/**
	 * The plan of a start, in which what it leaves is not to be seen.
	 */
	MigrationPlan atStart() {
		return this.putOff.isEmpty() ? this
				: new MigrationPlan(this.database,
						this.migrations.stream().filter((planned) -> !isPutOff(planned.name())).toList(), this.beside,
						this.development);
	}

	/**
	 * Whether a start leaves a migration.
	 * @param name its name
	 * @return {@code true} if it is a backfill that is not applied, or waits for one
	 */
	public boolean isPutOff(String name) {
		for (PutOff one : this.putOff) {
			if (one.migration().equals(name)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether nothing is outstanding but what a start leaves.
	 * @return {@code true} if the application may run
	 */
	public boolean isReadyToStart() {
		return counts().outstanding() == this.putOff.size();
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
	 * Why a baseline is required before a deploy.
	 * @return what a deploy would fail with, or empty if no baseline is required
	 */
	public Optional<BaselineRequiredException> baselineRequired() {
		List<Migration> toApply = toApply();
		if (toApply.isEmpty() || !this.database.baselineRequired()) {
			return Optional.empty();
		}
		return Optional.of(new BaselineRequiredException(String.valueOf(this.database.schema()),
				this.database.objects(), this.database.totalObjects(), toApply.get(0).name()));
	}

	/**
	 * The findings: migrations that are neither applied as on disk nor simply pending,
	 * names that are out of order, and files beside the migrations.
	 * @return the findings in order of name
	 */
	public List<Finding> findings() {
		List<Finding> findings = new ArrayList<>(new Findings(this.migrations, new Remedies(this.development)).list());
		findings.addAll(this.beside);
		return List.copyOf(findings);
	}

	/**
	 * The remedies of some findings, one for all findings of a kind.
	 * @param findings findings of this plan
	 * @return one line or several
	 */
	public String remedy(List<Finding> findings) {
		return new Remedies(this.development).of(findings);
	}

	/**
	 * Checks that a stamp may be written, before a person is asked for the database's
	 * name.
	 * @param environment development, staging or production
	 * @throws StampRefusedException if it must not be done
	 */
	public void requireStampable(MigrationEnvironment environment) {
		StampDecision.requireDue(environment, this.database);
	}

}
