package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.RelationName;
import com.ofauto.migrations.impact.RenamedRelation;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * The names that the relations of an impact have when a later segment begins: an earlier
 * one may have renamed them. The database says whether it has.
 */
final class PresentNames {

	private final RunContext context;

	private final List<RenamedRelation> renames;

	PresentNames(RunContext context, List<RenamedRelation> renames) {
		this.context = context;
		this.renames = renames;
	}

	/**
	 * The same statements with the names of now in their locks.
	 */
	List<StatementImpact> in(List<StatementImpact> statements) {
		List<RenamedRelation> locked = this.renames.stream()
			.filter((renamed) -> statements.stream().anyMatch((statement) -> locks(statement, renamed)))
			.toList();
		Map<String, String> now = locked.isEmpty() ? Map.of() : now(locked);
		return now.isEmpty() ? statements : statements.stream().map((statement) -> in(statement, now)).toList();
	}

	private static boolean locks(StatementImpact statement, RenamedRelation renamed) {
		return statement.locks().stream().anyMatch((lock) -> lock.relation().equals(renamed.from()));
	}

	private static StatementImpact in(StatementImpact statement, Map<String, String> now) {
		return statement.withLocks(statement.locks()
			.stream()
			.map((lock) -> new RelationLock(now.getOrDefault(lock.relation(), lock.relation()), lock.kind(),
					lock.table(), lock.mode()))
			.toList(), statement.released().stream().map((name) -> now.getOrDefault(name, name)).toList());
	}

	/**
	 * Those of which the old name is gone and the new one is there.
	 */
	private Map<String, String> now(List<RenamedRelation> locked) {
		List<String> asked = new ArrayList<>();
		for (RenamedRelation renamed : locked) {
			Optional<String> from = quoted(renamed.from());
			Optional<String> to = quoted(renamed.to());
			if (from.isPresent() && to.isPresent()) {
				asked.add("SELECT " + Sql.literal(renamed.from()) + " WHERE to_regclass(" + Sql.literal(from.get())
						+ ") IS NULL AND to_regclass(" + Sql.literal(to.get()) + ") IS NOT NULL");
			}
		}
		try {
			List<String> gone = asked.isEmpty() ? List.of()
					: this.context.session().texts(String.join(" UNION ALL ", asked));
			return locked.stream()
				.filter((renamed) -> gone.contains(renamed.from()))
				.collect(Collectors.toMap(RenamedRelation::from, RenamedRelation::to, (one, other) -> one));
		}
		catch (SQLException ex) {
			// Then the statements take their locks themselves.
			return Map.of();
		}
	}

	private Optional<String> quoted(String name) {
		return RelationName.of(name).map((relation) -> relation.quoted(this.context.history().schema()));
	}

}
