package com.ofauto.migrations.faults;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.TestDatabase;

/**
 * What a database holds, object by object and with a digest of each table's rows, so that
 * it can be compared with one that nothing has happened to. The history and the trace are
 * left out.
 */
final class CatalogPicture {

	private static final String OURS = "n.nspname IN ('public', 'audit') AND c.relname NOT IN ('_prisma_migrations',"
			+ " 'trace', '_prisma_migrations_pkey')";

	private static final List<String> QUESTIONS = List.of(
			"SELECT 'relation', c.oid::regclass, c.relkind, c.relispartition FROM pg_class c"
					+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + OURS,
			"SELECT 'column', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull"
					+ " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
					+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.attnum > 0 AND NOT a.attisdropped AND "
					+ OURS,
			"SELECT 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indislive FROM pg_index i"
					+ " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
					+ OURS,
			"SELECT 'constraint', c.oid::regclass, x.conname, pg_get_constraintdef(x.oid), x.convalidated"
					+ " FROM pg_constraint x JOIN pg_class c ON c.oid = x.conrelid"
					+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + OURS,
			"SELECT 'partition', inhrelid::regclass, inhparent::regclass, inhdetachpending FROM pg_inherits",
			"SELECT 'value', enumtypid::regtype, enumlabel FROM pg_enum",
			"SELECT 'function', p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace");

	private static final String TABLES = "SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n"
			+ " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND " + OURS;

	private CatalogPicture() {
	}

	static List<String> of(TestDatabase database) {
		List<String> picture = new ArrayList<>();
		QUESTIONS.forEach((question) -> picture.addAll(database.queryForStrings(question)));
		for (String table : database.queryForStrings(TABLES)) {
			picture.addAll(database.queryForStrings("SELECT 'rows', '" + table
					+ "', count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM " + table + " t"));
		}
		return picture.stream().sorted().toList();
	}

}
