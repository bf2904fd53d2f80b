package com.ofauto.migrations.devtools.impact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one statement has done.
 */
final class StatementDraft {

	/** What the type of a dropped object is if its rows go and it stays. */
	static final String ROWS = "rows";

	/** Commands whose work depends on the rows that are there. */
	private static final Set<String> ROW_COMMANDS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "COPY",
			"EXECUTE", "CREATE TABLE AS", "SELECT INTO", "CREATE MATERIALIZED VIEW", "REFRESH MATERIALIZED VIEW",
			"FETCH", "MOVE");

	/** Commands that may do anything. */
	private static final Set<String> BLOCKS = Set.of("DO", "CALL", "SELECT");

	private static final Pattern TRUNCATE = Pattern.compile("(?i)\\btruncate\\b");

	private final MigrationStatement statement;

	private final String command;

	private final int transaction;

	private final KnownRelations known;

	private final List<RelationLock> locks = new ArrayList<>();

	private final List<String> released = new ArrayList<>();

	private final Set<String> rewrites = new TreeSet<>();

	private final Set<String> scans = new TreeSet<>();

	private final Set<String> builds = new TreeSet<>();

	private final Set<String> emptied = new TreeSet<>();

	private final Set<String> fills = new TreeSet<>();

	private final List<DroppedObject> drops = new ArrayList<>();

	private @Nullable Changes changes;

	private boolean alone;

	private boolean rowsUnknown;

	StatementDraft(MigrationStatement statement, String tag, int transaction, KnownRelations known) {
		this.statement = statement;
		this.command = statement.command(tag);
		this.transaction = transaction;
		this.known = known;
	}

	String command() {
		return this.command;
	}

	/**
	 * The locks that are new, or stronger than before.
	 */
	void locks(Glance before, Glance after) {
		for (KnownRelation relation : sorted(after.held().keySet())) {
			LockMode mode = after.mode(relation.oid());
			LockMode former = before.mode(relation.oid());
			if (mode != null && (former == null || mode.compareTo(former) > 0)) {
				lock(relation, mode);
			}
		}
		for (KnownRelation relation : sorted(before.held().keySet())) {
			LockMode mode = after.mode(relation.oid());
			LockMode former = before.mode(relation.oid());
			if (former != null && (mode == null || mode.compareTo(former) < 0)) {
				this.released.add(relation.name());
				if (mode != null) {
					lock(relation, mode);
				}
			}
		}
	}

	private List<KnownRelation> sorted(Set<Long> oids) {
		return this.known.all().stream().filter((relation) -> oids.contains(relation.oid())).toList();
	}

	private void lock(KnownRelation relation, LockMode mode) {
		String table = (relation.table() != null) ? this.known.name(relation.table()) : null;
		this.locks.add(new RelationLock(relation.name(), relation.kind(), table, mode));
	}

	/**
	 * The locks of a statement that runs by itself.
	 */
	void alone(Map<Long, LockMode> seen) {
		this.alone = true;
		sorted(seen.keySet())
			.forEach((relation) -> lock(relation, seen.getOrDefault(relation.oid(), LockMode.ACCESS_SHARE)));
	}

	/**
	 * The relations that have new files: with their rows, or without them. A truncated
	 * table is read once for each of its indexes, a rewritten one once more.
	 */
	void files(Map<Long, RelationFile> before, Map<Long, RelationFile> after, LongUnaryOperator scans) {
		Map<Long, Integer> indexes = new HashMap<>();
		after.forEach((oid, file) -> {
			KnownRelation index = this.known.get(oid);
			if (index != null && index.table() != null && !file.equals(before.get(oid))) {
				indexes.merge(index.table(), 1, Integer::sum);
			}
		});
		after.forEach((oid, file) -> {
			KnownRelation relation = this.known.get(oid);
			RelationFile former = before.getOrDefault(oid, RelationFile.NONE);
			if (relation == null || !file.exists() || !former.exists() || former.equals(file)) {
				return;
			}
			if (relation.table() != null) {
				this.builds.add(this.known.name(relation.table()));
			}
			else if (relation.hasRows()) {
				boolean read = scans.applyAsLong(oid) > indexes.getOrDefault(oid, 0);
				boolean kept = read || !TRUNCATE.matcher(this.statement.text()).find();
				(kept ? this.rewrites : this.emptied).add(relation.name());
			}
		});
	}

	/**
	 * A table that the transaction has made or rewritten is truncated in its file.
	 */
	private void emptied(Set<String> read) {
		if (this.command.equals("TRUNCATE TABLE")) {
			this.emptied.addAll(read);
			this.rewrites.removeAll(this.emptied);
			this.builds.removeAll(this.emptied);
			this.scans.removeAll(this.emptied);
		}
	}

	/**
	 * The relations into which it may have put rows.
	 */
	void fills(Set<Long> relations) {
		sorted(relations).stream()
			.filter(KnownRelation::hasRows)
			.forEach((relation) -> this.fills.add(relation.name()));
	}

	void drops(List<DroppedObject> gone) {
		this.drops.addAll(gone);
	}

	void changes(Changes changes) {
		this.changes = changes;
		this.builds.addAll(changes.builds());
		this.drops.addAll(changes.droppedColumns());
	}

	/**
	 * The relations that were read from their beginning. Behind a query this is how an
	 * empty table is read, and counts only where the statement holds more than a lock of
	 * queries.
	 */
	void scans(Glance before, Glance after) {
		boolean query = ROW_COMMANDS.contains(this.command);
		for (KnownRelation relation : sorted(after.held().keySet())) {
			LockMode mode = after.mode(relation.oid());
			boolean strong = mode != null && mode.compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0;
			if (relation.hasRows() && after.scans(relation.oid()) > before.scans(relation.oid())
					&& (strong || !query)) {
				this.scans.add(relation.name());
			}
		}
	}

	/**
	 * A new column without values refers to nothing, and is not read.
	 */
	private void addLookedUp(Changes changes) {
		Set<String> read = new TreeSet<>(this.scans);
		read.addAll(this.rewrites);
		changes.lookedUp().forEach((name, referenced) -> {
			if (read.contains(name)) {
				this.scans.addAll(referenced);
			}
		});
	}

	/**
	 * Whether it reads or writes rows.
	 */
	void rows(Glance after) {
		boolean query = ROW_COMMANDS.contains(this.command);
		this.rowsUnknown = (query || BLOCKS.contains(this.command)) && sorted(after.held().keySet()).stream()
			.filter((relation) -> relation.hasRows() || relation.kind() == RelationKind.VIEW)
			.anyMatch((relation) -> query || isOfQueries(after.mode(relation.oid())));
	}

	private static boolean isOfQueries(@Nullable LockMode mode) {
		return mode != null && mode.compareTo(LockMode.ROW_EXCLUSIVE) <= 0;
	}

	void rowsAlone() {
		this.rowsUnknown = BLOCKS.contains(this.command);
	}

	StatementImpact impact() {
		if (this.changes != null) {
			addLookedUp(this.changes);
		}
		Set<String> read = new TreeSet<>(this.rewrites);
		read.addAll(this.scans);
		emptied(read);
		this.scans.removeAll(this.rewrites);
		this.scans.removeAll(this.emptied);
		this.builds.removeAll(this.emptied);
		this.builds.removeAll(this.rewrites);
		this.scans.removeAll(this.builds);
		Set<DroppedObject> drops = new LinkedHashSet<>(this.drops);
		this.emptied.forEach((table) -> drops.add(new DroppedObject(ROWS, table)));
		return new StatementImpact(this.statement.line(), this.command, this.transaction, this.alone, this.locks,
				this.released, List.copyOf(this.rewrites), List.copyOf(this.scans), List.copyOf(this.builds),
				List.copyOf(this.fills), List.copyOf(drops),
				(this.changes != null) ? this.changes.columns() : List.of(),
				(this.changes != null) ? this.changes.constraints() : List.of(), this.rowsUnknown);
	}

	/**
	 * A statement that the file takes back: its locks and its work have been.
	 */
	static StatementImpact undone(StatementImpact impact) {
		return new StatementImpact(impact.line(), impact.command(), impact.transaction(), impact.alone(),
				impact.locks(), impact.released(), impact.rewrites(), impact.scans(), impact.builds(), List.of(),
				List.of(), List.of(), List.of(), impact.rowsUnknown());
	}

}
