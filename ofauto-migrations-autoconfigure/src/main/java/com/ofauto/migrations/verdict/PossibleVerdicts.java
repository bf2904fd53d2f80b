package com.ofauto.migrations.verdict;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * The worst that a migration can do to any database: the verdicts on one where each
 * relation is there, full and large.
 *
 * @param byLine what the first statement of each line can do
 * @since 0.1.0
 */
@Internal
public record PossibleVerdicts(Map<Integer, Set<VerdictKind>> byLine) {

	private static final long LARGE = 1L << 40;

	private static final long ROWS = 1_000_000_000;

	/**
	 * Judges a migration.
	 * @param migration the migration
	 * @return empty if its impact is not known
	 */
	public static PossibleVerdicts of(Migration migration) {
		return (migration.impact() instanceof KnownImpact.Known known)
				? of(JudgedMigration.of(migration, false), known.impact()) : new PossibleVerdicts(Map.of());
	}

	/**
	 * Judges an impact without its script.
	 * @param impact the impact
	 * @return what it can do
	 */
	public static PossibleVerdicts of(MigrationImpact impact) {
		return of(new JudgedMigration("", new KnownImpact.Known(impact), Map.of(), false), impact);
	}

	private static PossibleVerdicts of(JudgedMigration judged, MigrationImpact impact) {
		Map<Integer, Set<VerdictKind>> byLine = new LinkedHashMap<>();
		Verdict verdict = judged.judge(full(judged, impact), impact.server(), false);
		for (int i = 0; i < verdict.statements().size(); i++) {
			StatementVerdict statement = verdict.statements().get(i);
			Set<VerdictKind> kinds = EnumSet.copyOf(statement.kinds());
			if (!StatementFacts.names(impact.statements().get(i)).isEmpty()) {
				kinds.add(VerdictKind.UNKNOWN);
			}
			byLine.putIfAbsent(statement.line(), kinds);
		}
		return new PossibleVerdicts(byLine);
	}

	private static LiveFacts full(JudgedMigration judged, MigrationImpact impact) {
		Map<String, RelationKind> kinds = new HashMap<>();
		for (StatementImpact statement : impact.statements()) {
			statement.locks().forEach((lock) -> kinds.put(lock.relation(), lock.kind()));
		}
		Map<String, LiveRelation> named = new HashMap<>();
		Map<Long, LiveRelation> relations = new HashMap<>();
		for (String name : judged.names()) {
			long oid = 2L * relations.size() + 1;
			RelationKind kind = kinds.getOrDefault(name, RelationKind.TABLE);
			boolean parted = kind == RelationKind.PARTITIONED_TABLE;
			LiveRelation relation = relation(oid, name, kind, parted ? List.of(oid + 1) : List.of());
			named.put(name, relation);
			relations.put(oid, relation);
			if (parted) {
				relations.put(oid + 1, relation(oid + 1, name + " 1", RelationKind.TABLE, List.of()));
			}
		}
		return new LiveFacts(Instant.EPOCH, null, "", 0, named, relations, List.of(), Map.of());
	}

	private static LiveRelation relation(long oid, String name, RelationKind kind, List<Long> parts) {
		return new LiveRelation(oid, name, kind, LARGE, LARGE, ROWS, 0, 0, parts, List.of(), List.of(), List.of());
	}

}
