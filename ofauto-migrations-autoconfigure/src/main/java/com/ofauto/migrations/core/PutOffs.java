package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationName;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a start leaves pending: each backfill, the first migration behind it that
 * touches what it touches or of which that is not known, and all that come after that
 * one. What goes ahead of a backfill has nothing in common with it.
 */
final class PutOffs {

	private final DirectoryContents contents;

	private final String schema;

	private final Map<String, KnownImpact> backfills = new LinkedHashMap<>();

	private @Nullable PutOff first;

	private PutOffs(DirectoryContents contents, String schema) {
		this.contents = contents;
		this.schema = schema;
	}

	/**
	 * Finds them.
	 * @param lines the plan, ordered by name
	 * @param schema the schema of names without one
	 */
	static List<PutOff> of(List<PlannedMigration> lines, DirectoryContents contents, @Nullable String schema) {
		PutOffs putOffs = new PutOffs(contents, String.valueOf(schema));
		List<PutOff> found = new ArrayList<>();
		for (PlannedMigration line : lines) {
			Migration migration = putOffs.outstanding(line);
			if (migration != null) {
				putOffs.of(migration).ifPresent(found::add);
			}
		}
		return found;
	}

	/**
	 * The lines of a plan in which those that wait are not late: others have gone ahead
	 * of them.
	 */
	static List<PlannedMigration> inTime(List<PlannedMigration> lines, List<PutOff> found) {
		List<String> names = found.stream().map(PutOff::migration).toList();
		return lines.stream()
			.map((line) -> (line.status() instanceof MigrationStatus.Pending pending && pending.late()
					&& names.contains(line.name()))
							? new PlannedMigration(line.name(), pending.inTime(), line.rolledBackAttempts()) : line)
			.toList();
	}

	private @Nullable Migration outstanding(PlannedMigration line) {
		if (line.status() instanceof MigrationStatus.Pending pending) {
			return pending.recorded() ? null : pending.migration();
		}
		if (line.status() instanceof MigrationStatus.Interrupted interrupted) {
			return interrupted.migration();
		}
		return (line.status() instanceof MigrationStatus.Running) ? this.contents.migration(line.name()) : null;
	}

	private Optional<PutOff> of(Migration migration) {
		if (migration.backfill().isPresent()) {
			this.backfills.put(migration.name(), migration.impact());
			return Optional.of(PutOff.backfill(migration.name()));
		}
		if (this.first != null) {
			return Optional.of(PutOff.following(migration.name(), this.first));
		}
		for (Map.Entry<String, KnownImpact> backfill : this.backfills.entrySet()) {
			this.first = needs(migration, backfill.getKey(), backfill.getValue());
			if (this.first != null) {
				return Optional.of(this.first);
			}
		}
		return Optional.empty();
	}

	private @Nullable PutOff needs(Migration migration, String backfill, KnownImpact ofBackfill) {
		String name = migration.name();
		if (!(migration.impact() instanceof KnownImpact.Known later)) {
			return PutOff.unknown(name, backfill, name);
		}
		if (!(ofBackfill instanceof KnownImpact.Known earlier)) {
			return PutOff.unknown(name, backfill, backfill);
		}
		for (DroppedObject drop : drops(later.impact())) {
			if (drop.type().contains("function") || drop.type().contains("operator") || drop.type().contains("type")) {
				return PutOff.dropping(name, backfill, drop.type() + " " + drop.name());
			}
		}
		TreeSet<String> both = relations(later.impact());
		both.retainAll(relations(earlier.impact()));
		return both.isEmpty() ? null : PutOff.touching(name, backfill, shown(both.first()));
	}

	private String shown(String relation) {
		return relation.startsWith(this.schema + ".") ? relation.substring(this.schema.length() + 1) : relation;
	}

	private static List<DroppedObject> drops(MigrationImpact impact) {
		return impact.statements().stream().flatMap((statement) -> statement.drops().stream()).toList();
	}

	private TreeSet<String> relations(MigrationImpact impact) {
		TreeSet<String> names = new TreeSet<>();
		for (StatementImpact statement : impact.statements()) {
			statement.locks().forEach((lock) -> {
				add(names, lock.relation());
				add(names, lock.table());
			});
			statement.fills().forEach((name) -> add(names, name));
			statement.constraints().forEach((constraint) -> add(names, constraint.relation()));
			statement.columns().forEach((column) -> add(names, column.relation()));
			statement.drops().forEach((drop) -> {
				add(names, drop.name());
				RelationName.tableOf(drop.name()).ifPresent((table) -> add(names, table));
			});
		}
		return names;
	}

	private void add(TreeSet<String> names, @Nullable String name) {
		if (name != null) {
			RelationName.of(name)
				.ifPresent((relation) -> names.add(relation.schemaOr(this.schema) + "." + relation.name()));
		}
	}

}
