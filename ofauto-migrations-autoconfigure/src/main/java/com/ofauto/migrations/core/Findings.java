package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Collects the findings of a plan.
 */
final class Findings {

	private final List<PlannedMigration> migrations;

	/**
	 * The pending migrations that have the content of a missing one, by the missing name.
	 */
	private final Map<String, String> renames = new HashMap<>();

	/** What is on disk, as far as the plan knows. */
	private final Set<String> onDisk = new HashSet<>();

	private final Remedies remedies;

	Findings(List<PlannedMigration> migrations, Remedies remedies) {
		this.migrations = migrations;
		this.remedies = remedies;
		Map<String, List<String>> pending = new HashMap<>();
		for (PlannedMigration planned : migrations) {
			Migration migration = onDisk(planned.status());
			if (migration != null) {
				this.onDisk.add(planned.name());
			}
			if (planned.status() instanceof MigrationStatus.Pending open
					&& !open.migration().checksum().equals(Checksum.NOTHING)) {
				pending.computeIfAbsent(open.migration().checksum(), (checksum) -> new ArrayList<>())
					.add(planned.name());
			}
		}
		for (PlannedMigration planned : migrations) {
			if (planned.status() instanceof MigrationStatus.Missing missing) {
				List<String> same = pending.getOrDefault(missing.record().checksum(), List.of());
				if (!same.isEmpty()) {
					this.renames.put(planned.name(), same.remove(0));
				}
			}
		}
	}

	private static @Nullable Migration onDisk(MigrationStatus status) {
		if (status instanceof MigrationStatus.Applied applied) {
			return applied.migration();
		}
		if (status instanceof MigrationStatus.Edited edited) {
			return edited.migration();
		}
		if (status instanceof MigrationStatus.Interrupted interrupted) {
			return interrupted.migration();
		}
		if (status instanceof MigrationStatus.Undone undone) {
			return undone.migration();
		}
		return (status instanceof MigrationStatus.Pending pending) ? pending.migration() : null;
	}

	List<Finding> list() {
		List<Finding> findings = new ArrayList<>();
		NameOrder order = new NameOrder(this.onDisk);
		String newestApplied = newestApplied();
		String back = AheadRollback.words(this.migrations);
		for (PlannedMigration planned : this.migrations) {
			Finding finding = finding(planned, newestApplied, back);
			if (finding != null) {
				findings.add(finding);
			}
			if (this.onDisk.contains(planned.name()) && order.undatedAndLast(planned.name())) {
				findings.add(Finding.undated(planned.name(), planned.status().record()));
			}
		}
		return findings;
	}

	private List<String> undone() {
		return this.migrations.stream()
			.filter((planned) -> planned.status() instanceof MigrationStatus.Undone)
			.map(PlannedMigration::name)
			.toList();
	}

	private @Nullable Finding finding(PlannedMigration planned, @Nullable String newest, @Nullable String back) {
		String name = planned.name();
		MigrationStatus status = planned.status();
		if (status instanceof MigrationStatus.Pending pending && pending.incomplete()) {
			return Finding.incomplete(name, pending);
		}
		if (status instanceof MigrationStatus.Pending pending) {
			return (pending.late() && newest != null && name.compareTo(newest) < 0) ? Finding.late(name, newest) : null;
		}
		if (status instanceof MigrationStatus.Edited edited) {
			return Finding.edited(name, edited.migration().location(), this.remedies);
		}
		if (status instanceof MigrationStatus.Missing missing) {
			if (this.renames.containsKey(name)) {
				return Finding.renamed(name, Objects.requireNonNull(this.renames.get(name)));
			}
			return missing.ahead() ? Finding.ahead(name, this.remedies, back) : Finding.missing(name, this.remedies);
		}
		if (status instanceof MigrationStatus.Undone undone) {
			return Finding.undone(name, undone.attempt(), this.remedies, undone());
		}
		if (status instanceof MigrationStatus.HalfUndone half) {
			return Finding.halfUndone(name, half.finishedSegments(), UndoneLogs.error(half.record()));
		}
		if (status instanceof MigrationStatus.Running running && UndoneLogs.begun(running.record()) != null) {
			return Finding.beingUndone(name);
		}
		if (status instanceof MigrationStatus.Running running) {
			return BackfillProgress.of(running.record())
				.map((backfill) -> Finding.running(name, backfill))
				.orElseGet(() -> Finding.running(name));
		}
		if (status instanceof MigrationStatus.Interrupted interrupted) {
			return BackfillProgress.of(interrupted.record())
				.map((backfill) -> Finding.interrupted(name, backfill))
				.orElseGet(() -> Finding.interrupted(name, interrupted.finishedSegments()));
		}
		return (status instanceof MigrationStatus.Failed failed)
				? Finding.failed(name, Progress.errorIn(failed.record().logs())) : null;
	}

	/**
	 * The newest applied one that can make others late.
	 */
	private @Nullable String newestApplied() {
		List<String> names = new ArrayList<>(this.migrations.size());
		for (PlannedMigration planned : this.migrations) {
			names.add(planned.name());
		}
		NameOrder order = new NameOrder(names);
		String newest = null;
		for (PlannedMigration planned : this.migrations) {
			boolean applied = planned.status() instanceof MigrationStatus.Applied
					|| planned.status() instanceof MigrationStatus.Edited
					|| planned.status() instanceof MigrationStatus.Missing;
			if (applied && order.dated(planned.name())) {
				newest = planned.name();
			}
		}
		return newest;
	}

}
