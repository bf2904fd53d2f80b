package com.ofauto.migrations.devtools.impact;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchSettings;
import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.HeldLock;
import com.ofauto.migrations.impact.HeldLocks;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;
import com.ofauto.migrations.support.TestDatabase;

/**
 * Traces a script behind another one.
 */
final class Traced {

	static final MigratorSettings SETTINGS = MigratorSettings.defaults();

	private Traced() {
	}

	static ScratchDatabases databases(TestDatabase server) {
		return databases(server, SETTINGS);
	}

	private static ScratchDatabases databases(TestDatabase server, MigratorSettings settings) {
		return new ScratchDatabases(
				new ScratchSettings(server.dataSource(), null, false, "impact", settings, List.of()));
	}

	static MigrationImpact of(TestDatabase server, String before, String script) {
		return of(server, SETTINGS, before, script);
	}

	static MigrationImpact of(TestDatabase server, MigratorSettings settings, String before, String script) {
		try (ScratchDatabases databases = databases(server, settings); ScratchDatabase database = databases.empty()) {
			MigrationScript first = new MigrationScript("1_before", "1_before", before);
			databases.apply(database, MigrationDirectory.of(List.of(first)));
			MigrationDirectory both = MigrationDirectory
				.of(List.of(first, new MigrationScript("2_traced", "2_traced", script)));
			return Objects
				.requireNonNull(new ImpactTrace(settings).trace(database, both, (one) -> true).get("2_traced"));
		}
	}

	/**
	 * The locks that the transaction of a statement holds while it works.
	 */
	static Map<String, HeldLock> heldAt(MigrationImpact impact, int index) {
		HeldLocks locks = new HeldLocks();
		impact.statements().subList(0, index).forEach(locks::during);
		return locks.during(impact.statements().get(index));
	}

	/**
	 * A line such as {@code ALTER TABLE: a ACCESS EXCLUSIVE; rewrites a}.
	 */
	static List<String> lines(MigrationImpact impact) {
		return impact.statements().stream().map(Traced::line).toList();
	}

	static String line(StatementImpact statement) {
		StringBuilder line = new StringBuilder(statement.command()).append(':');
		for (RelationLock lock : statement.locks()) {
			line.append(' ').append(lock.relation()).append(' ').append(lock.mode().sql()).append(',');
		}
		part(line, "released", statement.released());
		part(line, "rewrites", statement.rewrites());
		part(line, "scans", statement.scans());
		part(line, "builds", statement.builds());
		part(line, "drops", statement.drops().stream().map((drop) -> drop.type() + " " + drop.name()).toList());
		part(line, "columns", statement.columns()
			.stream()
			.map((column) -> column.relation() + "." + column.column() + " " + column.from() + " > " + column.to())
			.toList());
		part(line, "rules",
				statement.constraints()
					.stream()
					.map((rule) -> rule.kind() + " " + rule.relation() + rule.columns() + " "
							+ ((rule.kind() != AddedConstraint.Kind.NOT_NULL) ? rule.name() + " " : "")
							+ (rule.valid() ? "valid" : "not valid")
							+ ((rule.references() != null) ? " " + rule.references() + rule.referenced() : ""))
					.toList());
		part(line, "rows", statement.rowsUnknown() ? List.of("unknown") : List.of());
		return line.toString().replaceFirst("[,:]+$", "").replace(",;", ";").replace(":;", ":");
	}

	private static void part(StringBuilder line, String name, List<String> values) {
		if (!values.isEmpty()) {
			line.append("; ").append(name).append(' ').append(String.join(", ", values));
		}
	}

}
