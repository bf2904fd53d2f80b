package com.ofauto.migrations.devtools.schema.catalog;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.SequenceOptions;

/**
 * Reads sequences. Those of identity columns become parts of the identity.
 */
final class SequenceReader implements KindReader {

	@Override
	public String presence() {
		return "EXISTS (SELECT FROM pg_sequence)";
	}

	@Override
	public String sql(CatalogScope scope) {
		return """
				SELECT s.*, format_type(s.seqtypid, NULL) AS type, c.relnamespace, c.relpersistence,
					d.deptype, d.refobjid, d.refobjsubid, a.attname, a.attidentity
				FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
				LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
					AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
					AND d.deptype IN ('a', 'i')
				LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
				WHERE c.relnamespace IN (%s)""".formatted(scope.namespaceList());
	}

	@Override
	public void read(List<Row> rows, Catalog catalog) {
		for (Row row : rows) {
			if ("i".equals(row.textOrNull("deptype"))) {
				readIdentity(row, catalog);
			}
			else if (catalog.isOurs(CatalogClass.RELATION, row.oid("seqrelid"), row.oid("relnamespace"))) {
				readSequence(row, catalog);
			}
		}
	}

	private static void readIdentity(Row row, Catalog catalog) {
		ObjectId sequence = catalog.relations().name(row.oid("seqrelid"));
		Identity identity = new Identity(row.text("attidentity").equals("a"), sequence, options(row));
		catalog.relations().identity(row.oid("refobjid"), row.number("refobjsubid"), identity);
	}

	private static void readSequence(Row row, Catalog catalog) {
		long oid = row.oid("seqrelid");
		ObjectId owner = row.has("attname")
				? catalog.relations().name(row.oid("refobjid")).part(ObjectKind.COLUMN, row.text("attname")) : null;
		if (owner != null && owner.name().equals(TableReader.HISTORY)) {
			return;
		}
		catalog.add(CatalogClass.RELATION, oid, new Sequence(catalog.relations().name(oid),
				row.text("relpersistence").equals("u"), options(row), owner));
	}

	private static SequenceOptions options(Row row) {
		return new SequenceOptions(row.text("type"), row.oid("seqstart"), row.oid("seqincrement"), row.oid("seqmin"),
				row.oid("seqmax"), row.oid("seqcache"), row.flag("seqcycle"));
	}

}
