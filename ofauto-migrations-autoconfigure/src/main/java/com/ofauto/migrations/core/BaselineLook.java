package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks whether a database has the objects that migrations create, before they are
 * recorded as applied.
 */
final class BaselineLook {

	private static final int AT_ONCE = 1000;

	/**
	 * A name without a schema may be in any schema, since the search path may change
	 * within a file.
	 */
	private static final String THERE = """
			SELECT number FROM (VALUES %s) wanted(number, kind, schema, name, part)
			WHERE EXISTS (SELECT FROM pg_catalog.pg_class c
					JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
					WHERE c.relname OPERATOR(pg_catalog.=) wanted.name
					AND (wanted.schema OPERATOR(pg_catalog.=) '' OR n.nspname OPERATOR(pg_catalog.=) wanted.schema)
					AND (wanted.part OPERATOR(pg_catalog.=) '' OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
						WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid
						AND a.attname OPERATOR(pg_catalog.=) wanted.part AND NOT a.attisdropped)))
				OR wanted.part OPERATOR(pg_catalog.=) '' AND EXISTS (SELECT FROM pg_catalog.pg_type t
					JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) t.typnamespace
					WHERE t.typname OPERATOR(pg_catalog.=) wanted.name
					AND (wanted.schema OPERATOR(pg_catalog.=) '' OR n.nspname OPERATOR(pg_catalog.=) wanted.schema))
			""";

	private final Session session;

	BaselineLook(Session session) {
		this.session = session;
	}

	/**
	 * The objects that migrations create and that the database does not have, in order.
	 */
	List<CreatedObject> missing(List<Migration> migrations) throws SQLException {
		List<CreatedObject> all = CreatedObjects.of(migrations);
		List<CreatedObject> missing = new ArrayList<>();
		for (int start = 0; start < all.size(); start += AT_ONCE) {
			List<CreatedObject> some = all.subList(start, Math.min(start + AT_ONCE, all.size()));
			List<String> rows = new ArrayList<>();
			some.forEach((thing) -> rows.add(thing.row(rows.size())));
			Set<String> there = new HashSet<>(this.session.texts(THERE.formatted(String.join(", ", rows))));
			for (int number = 0; number < some.size(); number++) {
				if (!there.contains(String.valueOf(number))) {
					missing.add(some.get(number));
				}
			}
		}
		return missing;
	}

}
