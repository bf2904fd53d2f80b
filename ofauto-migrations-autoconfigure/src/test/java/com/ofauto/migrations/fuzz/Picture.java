package com.ofauto.migrations.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that generated scripts make in a database, as text.
 */
final class Picture {

	private static final String OBJECTS = """
			SELECT concat_ws(' ', 'relation', relname, relkind, obj_description(oid, 'pg_class'),
				(SELECT string_agg(concat_ws(' ', attname, atttypid::regtype, col_description(c.oid, attnum),
					(SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = c.oid AND adnum = attnum)), ', '
					ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0))
			FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_prisma%'
			UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
			UNION ALL SELECT 'rule ' || definition FROM pg_rules WHERE schemaname = 'public'
			UNION ALL SELECT 'view ' || definition FROM pg_views WHERE schemaname = 'public'""";

	private static final String TABLES = "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r'"
			+ " AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_prisma%'";

	private Picture() {
	}

	static List<String> of(Bench bench) {
		String rows = bench.texts(TABLES)
			.stream()
			.map((table) -> " UNION ALL SELECT concat('row of ', '" + table.replace("'", "''")
					+ "', md5(t::text)) FROM " + table + " t")
			.collect(Collectors.joining());
		return Stream.of(OBJECTS + rows).map(bench::texts).flatMap(List::stream).sorted().toList();
	}

}
