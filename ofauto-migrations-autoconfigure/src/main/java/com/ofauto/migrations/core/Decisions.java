package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Checks decisions against disk and history, and makes the statements that record them.
 */
final class Decisions {

	private final List<Migration> migrations;

	private final HistoryTable table;

	private final List<MigrationRecord> records;

	private final Set<String> decided = new HashSet<>();

	/** The migrations that replace others by these decisions; one can replace many. */
	private final Set<String> standing = new HashSet<>();

	Decisions(List<Migration> migrations, HistoryTable table, List<MigrationRecord> records) {
		this.migrations = migrations;
		this.table = table;
		this.records = records;
	}

	/**
	 * The statements of all decisions, in order.
	 * @throws ResolveRefusedException if any does not fit; it names all that do not
	 */
	List<String> statements(List<Decision> decisions) {
		List<String> statements = new ArrayList<>();
		Map<Decision, ResolveRefusedException> refused = new LinkedHashMap<>();
		for (Decision decision : decisions) {
			try {
				if (!this.decided.add(decision.migration()) || this.standing.contains(decision.migration())) {
					throw ResolveRefusedException.decidedTwice(decision.migration());
				}
				statements.addAll(statements(decision));
			}
			catch (ResolveRefusedException ex) {
				refused.put(decision, ex);
			}
		}
		if (!refused.isEmpty()) {
			throw ResolveRefusedException.of(refused, decisions.size());
		}
		return statements;
	}

	private List<String> statements(Decision decision) {
		String name = decision.migration();
		if (decision instanceof Decision.Applied) {
			return applied(name);
		}
		if (decision instanceof Decision.RolledBack) {
			return rolledBack(name);
		}
		if (decision instanceof Decision.EditAccepted) {
			Migration migration = onDisk(name);
			return List.of(this.table.marks()
				.acceptEdit(migration, requireApplied(name, "have its edit accepted").checksum()));
		}
		if (decision instanceof Decision.Renamed renamed) {
			return renamed(name, renamed.by());
		}
		return (decision instanceof Decision.Removed) ? List.of(retire(name, new Retirement(null)))
				: List.of(forget(name));
	}

	private List<String> applied(String name) {
		if (isHalfUndone(name)) {
			return List.of(this.table.marks().resolveRolledBack(name));
		}
		Migration migration = onDisk(name);
		if (isApplied(name) && !isUnfinished(name)) {
			throw ResolveRefusedException.alreadyApplied(name);
		}
		List<String> statements = new ArrayList<>(declared(migration));
		migration.replaces()
			.stream()
			.map(ReplacedMigration::name)
			.distinct()
			.filter((replaced) -> find(replaced).isEmpty() && isApplied(replaced) && !isUnfinished(replaced)
					&& retirement(replaced) == null)
			.forEach((replaced) -> statements.add(this.table.marks().retire(replaced, new Retirement(name))));
		return statements;
	}

	private List<String> declared(Migration migration) {
		return List.of(this.table.marks().resolveRolledBack(migration.name()),
				this.table.declaredApplied(RunContext.newId(), migration));
	}

	private List<String> rolledBack(String name) {
		if (!isUnfinished(name)) {
			throw isApplied(name) ? ResolveRefusedException.notRolledBack(name)
					: ResolveRefusedException.notFailed(name);
		}
		return isHalfUndone(name) ? List.of(this.table.marks().resolveRolledBack(name), this.table.marks().undone(name))
				: List.of(this.table.marks().resolveRolledBack(name));
	}

	private boolean isHalfUndone(String name) {
		return of(name).stream().anyMatch((record) -> UndoneLogs.begun(record) != null);
	}

	private List<String> renamed(String name, String by) {
		String retire = retire(name, new Retirement(by));
		Migration migration = onDisk(by);
		if (!this.standing.add(by)) {
			return List.of(retire);
		}
		if (this.decided.contains(by)) {
			throw ResolveRefusedException.decidedTwice(by);
		}
		List<String> statements = new ArrayList<>(List.of(retire));
		if (!isApplied(by) || isUnfinished(by)) {
			statements.addAll(declared(migration));
		}
		else if (retirement(by) != null) {
			statements.add(this.table.marks().reinstate(by));
		}
		return statements;
	}

	private String retire(String name, Retirement retirement) {
		MigrationRecord record = requireApplied(name, "be replaced or removed");
		requireGone(name);
		if (isUnfinished(name)) {
			throw ResolveRefusedException.unfinished(name);
		}
		if (retirement.equals(Retirement.of(record))) {
			throw ResolveRefusedException.alreadyRetired(name, retirement);
		}
		return this.table.marks().retire(name, retirement);
	}

	private String forget(String name) {
		if (retirement(name) == null) {
			throw ResolveRefusedException.notRetired(name);
		}
		requireGone(name);
		return this.table.marks().forget(name);
	}

	private @Nullable Retirement retirement(String name) {
		return latest(name).map(Retirement::of).orElse(null);
	}

	private MigrationRecord requireApplied(String name, String what) {
		return latest(name).orElseThrow(() -> ResolveRefusedException.notApplied(name, what));
	}

	/**
	 * The record that counts.
	 */
	private Optional<MigrationRecord> latest(String name) {
		return of(name).stream().filter(MigrationRecord::applied).reduce((first, second) -> second);
	}

	private boolean isApplied(String name) {
		return latest(name).isPresent();
	}

	private boolean isUnfinished(String name) {
		return of(name).stream().anyMatch(MigrationRecord::unfinished);
	}

	private List<MigrationRecord> of(String name) {
		return this.records.stream().filter((record) -> record.name().equals(name)).toList();
	}

	private Optional<Migration> find(String name) {
		return this.migrations.stream().filter((migration) -> migration.name().equals(name)).findFirst();
	}

	private void requireGone(String name) {
		Optional<Migration> migration = find(name);
		if (migration.isPresent()) {
			throw ResolveRefusedException.stillOnDisk(migration.get());
		}
	}

	private Migration onDisk(String name) {
		return find(name).orElseThrow(() -> ResolveRefusedException.notOnDisk(name));
	}

}
