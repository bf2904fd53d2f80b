package com.ofauto.migrations.devtools.schema.catalog;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Reads constraints of tables and domains with their indexes, except inherited
 * constraints without an index.
 */
final class ConstraintReader implements KindReader {

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT k.oid, k.conname, k.conrelid, k.contypid, k.contype, k.conindid,
					k.convalidated AND COALESCE(x.indisvalid, true) AS convalidated,
					k.confupdtype, k.confdeltype, k.conkey, pg_get_constraintdef(k.oid) AS definition, k.confrelid,
					ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY f (attnum, number)
						JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = f.attnum
						ORDER BY f.number) AS referenced,
					CASE WHEN b.relkind = 'I' AND k.contype <> 'x' THEN b.reloptions END AS parameters, %s
				FROM pg_constraint k LEFT JOIN pg_class c ON c.oid = k.conrelid
				LEFT JOIN pg_index x ON x.indexrelid = k.conindid AND k.contype = ANY ('{p,u,x}')
				LEFT JOIN pg_class b ON b.oid = x.indexrelid
				%s
				WHERE k.connamespace IN (%s) AND (k.contype = ANY ('{p,u,x}')
					OR (k.contype = ANY ('{f,c}')%s) AND k.conparentid = 0
						AND (k.coninhcount = 0 OR k.conislocal AND NOT c.relispartition))""".formatted(
				IndexPlaceReader.COLUMNS, IndexPlaceReader.joins("x.indexrelid"), scope.namespaceList(),
				scope.since(18, " OR k.contype = 'n' AND k.conrelid <> 0 AND (k.connoinherit OR NOT k.convalidated)",
						"")
						+ scope.since(17,
								" OR k.contype = 'n' AND k.contypid <> 0 AND k.conname !~ '" + ColumnReader.GIVEN + "'",
								""));
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			ObjectId owner = (row.oid("conrelid") != 0) ? catalog.id(CatalogClass.RELATION, row.oid("conrelid"))
					: catalog.id(CatalogClass.TYPE, row.oid("contypid"));
			if (owner != null && !IndexPlaceReader.isOfAnother(row, catalog)) {
				Constraint constraint = constraint(owner, row, catalog);
				catalog.add(CatalogClass.CONSTRAINT, row.oid("oid"), constraint);
				aliasIndex(constraint, row.oid("conindid"), catalog);
			}
		}
	}

	private static void aliasIndex(Constraint constraint, long index, Catalog catalog) {
		if (constraint.kind().hasIndex()) {
			catalog.alias(CatalogClass.RELATION, index, constraint.id());
		}
	}

	private static Constraint constraint(ObjectId owner, Row row, Catalog catalog) {
		List<String> columns = new ArrayList<>();
		for (long number : row.numbers("conkey")) {
			String column = catalog.relations().columnName(row.oid("conrelid"), (int) number);
			if (column != null) {
				columns.add(column);
			}
		}
		Constraint.Kind kind = kind(row.text("contype"));
		return new Constraint(owner.part(ObjectKind.CONSTRAINT, row.text("conname")), kind,
				definition(StableCondition.of(row.text("definition")), row.texts("parameters")), columns,
				(kind == Constraint.Kind.FOREIGN_KEY) ? foreignKey(row, catalog) : null, row.flag("convalidated"),
				IndexPlaceReader.read(row, row.text("conname"), catalog,
						(names) -> UsualName.ofKey(owner.name(), names, kind)));
	}

	/**
	 * The index of a partitioned table's key cannot get parameters later.
	 */
	private static String definition(String printed, List<String> parameters) {
		if (parameters.isEmpty()) {
			return printed;
		}
		int end = printed.indexOf(" DEFERRABLE");
		String key = (end < 0) ? printed : printed.substring(0, end);
		return key + " WITH (" + String.join(", ", parameters) + ")" + printed.substring(key.length());
	}

	private static ForeignKey foreignKey(Row row, Catalog catalog) {
		return new ForeignKey(catalog.relations().name(row.oid("confrelid")), row.texts("referenced"),
				action(row.text("confdeltype")), action(row.text("confupdtype")));
	}

	private static ForeignKey.Action action(String letter) {
		return switch (letter) {
			case "r" -> ForeignKey.Action.RESTRICT;
			case "c" -> ForeignKey.Action.CASCADE;
			case "n" -> ForeignKey.Action.SET_NULL;
			case "d" -> ForeignKey.Action.SET_DEFAULT;
			default -> ForeignKey.Action.NO_ACTION;
		};
	}

	private static Constraint.Kind kind(String letter) {
		return switch (letter) {
			case "p" -> Constraint.Kind.PRIMARY_KEY;
			case "u" -> Constraint.Kind.UNIQUE;
			case "f" -> Constraint.Kind.FOREIGN_KEY;
			case "x" -> Constraint.Kind.EXCLUSION;
			case "n" -> Constraint.Kind.NOT_NULL;
			default -> Constraint.Kind.CHECK;
		};
	}

}
