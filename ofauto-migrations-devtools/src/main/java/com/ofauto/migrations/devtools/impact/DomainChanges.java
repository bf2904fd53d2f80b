package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.impact.Detail.Column;
import com.ofauto.migrations.devtools.impact.Detail.Constraint;
import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.AddedConstraint.Kind;

/**
 * The rules that a statement adds to a domain.
 */
final class DomainChanges {

	private static final String DOMAIN_COLUMNS = """
			SELECT a.attrelid::pg_catalog.int8, pg_catalog.quote_ident(a.attname)
			FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid == a.attrelid
			WHERE a.atttypid == ?::pg_catalog.text::pg_catalog.oid AND NOT a.attisdropped
				AND c.relkind == ANY ('{r,m,f}'::pg_catalog."char"[]) ORDER BY 1, a.attnum""";

	private final CatalogQuery session;

	private final KnownRelations known;

	private final Changes changes;

	DomainChanges(CatalogQuery session, KnownRelations known, Changes changes) {
		this.session = session;
		this.known = known;
		this.changes = changes;
	}

	/**
	 * Compares a domain with what it was before the statement: its rules are those of
	 * each column that has it.
	 */
	List<AddedConstraint> added(long oid, Detail before, Detail after) throws SQLException {
		boolean notNull = isNotNull(after) && !isNotNull(before);
		List<Constraint> added = after.constraints().values().stream().filter((constraint) -> {
			Constraint former = before.constraints().get(constraint.oid());
			return "c".equals(constraint.type()) && (former == null || !former.valid() && constraint.valid());
		}).toList();
		if (!notNull && added.isEmpty()) {
			return List.of();
		}
		List<AddedConstraint> found = new ArrayList<>();
		List<Long> tables = new ArrayList<>();
		this.session.run(DOMAIN_COLUMNS, String.valueOf(oid), (row) -> tables.add(row.getLong(1)));
		this.known.learn(tables);
		List<String> definitions = new ArrayList<>();
		for (Constraint constraint : added) {
			definitions.add(this.changes.definition(constraint.oid()));
		}
		this.session.run(DOMAIN_COLUMNS, String.valueOf(oid), (row) -> {
			KnownRelation relation = this.known.get(row.getLong(1));
			if (relation == null) {
				return;
			}
			List<String> column = List.of(this.changes.former(row.getLong(1), row.getString(2)));
			if (notNull) {
				found.add(
						new AddedConstraint(Kind.NOT_NULL, relation.name(), null, column, null, true, null, List.of()));
			}
			for (int i = 0; i < added.size(); i++) {
				found.add(new AddedConstraint(Kind.CHECK, relation.name(), added.get(i).name(), column,
						definitions.get(i), added.get(i).valid(), null, List.of()));
			}
		});
		return found;
	}

	private static boolean isNotNull(Detail domain) {
		Column self = domain.columns().get(0);
		return self != null && self.notNull();
	}

}
