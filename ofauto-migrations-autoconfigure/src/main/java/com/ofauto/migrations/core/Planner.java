package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Decides the status of each migration. A pure function of disk and history.
 */
final class Planner {

	private final Map<String, Migration> onDisk;

	private final Map<String, List<MigrationRecord>> attempts;

	private final boolean lockedByOther;

	private final @Nullable String newestOnDisk;

	private final Map<String, Set<String>> replacedBy = new HashMap<>();

	/** What the database has of what a pending migration stands for. */
	private final Map<String, Predecessors> had = new HashMap<>();

	private final Map<String, String> successors = new HashMap<>();

	private final NameOrder order;

	private @Nullable String newestApplied;

	private Planner(List<Migration> migrations, List<MigrationRecord> records, boolean lockedByOther) {
		this.onDisk = new LinkedHashMap<>(migrations.size() * 2);
		for (Migration migration : migrations) {
			this.onDisk.put(migration.name(), migration);
		}
		this.attempts = new LinkedHashMap<>(records.size() * 2);
		this.newestOnDisk = migrations.isEmpty() ? null : migrations.get(migrations.size() - 1).name();
		for (MigrationRecord record : records) {
			attempts(record.name()).add(record);
		}
		Set<String> names = new HashSet<>(this.onDisk.keySet());
		names.addAll(this.attempts.keySet());
		this.order = new NameOrder(names);
		this.lockedByOther = lockedByOther;
		for (MigrationRecord record : records) {
			if (record.applied()) {
				applied(record);
			}
		}
		for (Migration migration : migrations) {
			if (!migration.replaces().isEmpty() && !notOnlyRolledBack(migration.name())) {
				replaces(migration);
			}
		}
	}

	private List<MigrationRecord> attempts(String name) {
		List<MigrationRecord> attempts = this.attempts.get(name);
		if (attempts == null) {
			attempts = new ArrayList<>(1);
			this.attempts.put(name, attempts);
		}
		return attempts;
	}

	private void replaces(Migration migration) {
		List<MigrationRecord> applied = this.attempts.values()
			.stream()
			.flatMap(List::stream)
			.filter((record) -> record.applied() && !isOnDisk(record))
			.toList();
		Predecessors predecessors = Predecessors.of(migration,
				(replaced) -> records(replaced.name()).stream()
					.anyMatch((record) -> record.applied() && record.checksum().equals(replaced.checksum())),
				new AlteredMigrations(migration, applied,
						(record) -> this.onDisk.containsKey(record.name()) || isReplacedAsItIs(record)));
		this.had.put(migration.name(), predecessors);
		predecessors.applied().forEach((name) -> this.successors.put(name, migration.name()));
		predecessors.altered().forEach((altered) -> this.successors.put(altered.name(), migration.name()));
	}

	private boolean isOnDisk(MigrationRecord record) {
		Migration migration = this.onDisk.get(record.name());
		return migration != null && migration.hasChecksum(record.checksum());
	}

	private boolean isReplacedAsItIs(MigrationRecord record) {
		return this.onDisk.values()
			.stream()
			.flatMap((migration) -> migration.replaces().stream())
			.anyMatch((replaced) -> replaced.name().equals(record.name())
					&& replaced.checksum().equals(record.checksum()));
	}

	/**
	 * What was replaced or removed makes nothing late, unless it is on disk.
	 */
	private void applied(MigrationRecord record) {
		String name = record.name();
		Retirement retirement = Retirement.of(record);
		if ((retirement == null || this.onDisk.containsKey(name)) && this.order.dated(name)
				&& (this.newestApplied == null || name.compareTo(this.newestApplied) > 0)) {
			this.newestApplied = name;
		}
		if (retirement != null && retirement.by() != null) {
			this.replacedBy.computeIfAbsent(retirement.by(), (by) -> new HashSet<>()).add(name);
		}
	}

	/**
	 * Plans.
	 * @param migrations what is on disk, ordered by name
	 * @param records the rows of the history, oldest first
	 * @param lockedByOther whether another session holds the migration lock
	 * @return a line for each name, ordered
	 */
	static List<PlannedMigration> plan(List<Migration> migrations, List<MigrationRecord> records,
			boolean lockedByOther) {
		return new Planner(migrations, records, lockedByOther).lines();
	}

	private List<PlannedMigration> lines() {
		List<PlannedMigration> lines = new ArrayList<>(this.onDisk.size());
		for (Migration migration : this.onDisk.values()) {
			lines.add(line(migration.name(), migration));
		}
		for (String name : this.attempts.keySet()) {
			if (!this.onDisk.containsKey(name) && notOnlyRolledBack(name)) {
				lines.add(line(name, null));
			}
		}
		if (lines.size() > this.onDisk.size()) {
			lines.sort(Comparator.comparing(PlannedMigration::name));
		}
		return lines;
	}

	private boolean notOnlyRolledBack(String name) {
		return !records(name).stream().allMatch(MigrationRecord::rolledBack);
	}

	private List<MigrationRecord> records(String name) {
		return this.attempts.getOrDefault(name, List.of());
	}

	private PlannedMigration line(String name, @Nullable Migration migration) {
		List<MigrationRecord> records = records(name);
		if (records.size() == 1 && records.get(0).applied() && migration != null
				&& migration.checksum().equals(records.get(0).checksum())) {
			return new PlannedMigration(name, new MigrationStatus.Applied(migration, records.get(0)), 0);
		}
		if (records.isEmpty()) {
			return new PlannedMigration(name, pending(name, migration), 0);
		}
		int rolledBack = (int) records.stream().filter(MigrationRecord::rolledBack).count();
		return new PlannedMigration(name, status(name, migration), rolledBack);
	}

	private MigrationStatus status(String name, @Nullable Migration migration) {
		List<MigrationRecord> records = records(name);
		Optional<MigrationRecord> unfinished = records.stream().filter(MigrationRecord::unfinished).findFirst();
		if (unfinished.isPresent()) {
			boolean only = records.stream().filter((record) -> !record.rolledBack()).count() == 1;
			return unfinished(unfinished.get(), migration, only);
		}
		List<MigrationRecord> applied = records.stream().filter(MigrationRecord::applied).toList();
		if (applied.isEmpty()) {
			MigrationRecord last = records.stream()
				.filter((record) -> record.took() != null)
				.reduce((first, second) -> second)
				.orElse(null);
			return (last != null && migration != null && UndoneLogs.is(last) && migration.hasChecksum(last.checksum()))
					? new MigrationStatus.Undone(migration, last, late(name)) : pending(name, migration);
		}
		MigrationRecord latest = applied.get(applied.size() - 1);
		if (migration == null) {
			return gone(latest);
		}
		return applied.stream()
			.filter((record) -> migration.hasChecksum(record.checksum()))
			.findFirst()
			.<MigrationStatus>map((record) -> new MigrationStatus.Applied(migration, record))
			.orElseGet(() -> new MigrationStatus.Edited(migration, latest));
	}

	private MigrationStatus pending(String name, @Nullable Migration migration) {
		Predecessors had = this.had.getOrDefault(name, Predecessors.NONE);
		return new MigrationStatus.Pending(require(migration), had.none() && late(name), had.applied(), had.altered(),
				had.none() ? List.of() : had.lacking());
	}

	private MigrationStatus gone(MigrationRecord record) {
		Retirement retirement = Retirement.of(record);
		String successor = this.successors.get(record.name());
		if (successor != null) {
			return new MigrationStatus.Replaced(record, successor);
		}
		if (retirement == null) {
			return new MigrationStatus.Missing(record, ahead(record.name(), new HashSet<>()));
		}
		return (retirement.by() != null) ? new MigrationStatus.Replaced(record, retirement.by())
				: new MigrationStatus.Removed(record);
	}

	/**
	 * Whether it came with a newer release: it is newer than all on disk, or it stands
	 * for one that is on disk or came with a newer release.
	 */
	private boolean ahead(String name, Set<String> seen) {
		return this.newestOnDisk == null || name.compareTo(this.newestOnDisk) > 0
				|| seen.add(name) && this.replacedBy.getOrDefault(name, Set.of())
					.stream()
					.anyMatch((old) -> this.onDisk.containsKey(old) || ahead(old, seen));
	}

	private static Migration require(@Nullable Migration migration) {
		if (migration == null) {
			throw new IllegalStateException("Neither on disk nor in the history");
		}
		return migration;
	}

	private boolean late(String name) {
		return this.order.dated(name) && this.newestApplied != null && name.compareTo(this.newestApplied) < 0;
	}

	/**
	 * Beside another record that counts, going on with this one could apply a migration
	 * twice.
	 */
	private MigrationStatus unfinished(MigrationRecord record, @Nullable Migration migration, boolean only) {
		if (this.lockedByOther) {
			return new MigrationStatus.Running(record);
		}
		MigrationRecord begun = UndoneLogs.begun(record);
		if (begun != null) {
			Progress undone = Progress.parse(begun.logs());
			return new MigrationStatus.HalfUndone(record, (undone != null) ? undone.finished() : 0);
		}
		BackfillProgress backfill = BackfillProgress.parse(record.logs());
		if (only && migration != null && backfill != null && backfill.isOf(migration)) {
			return new MigrationStatus.Interrupted(migration, record, 0);
		}
		Progress progress = Progress.parse(record.logs());
		if (only && migration != null && progress != null && progress.resumable() && progress.isPrefixOf(migration)
				&& !CarriedSessionState.areLost(migration, progress)) {
			return new MigrationStatus.Interrupted(migration, record, progress.finished());
		}
		return new MigrationStatus.Failed(record);
	}

}
