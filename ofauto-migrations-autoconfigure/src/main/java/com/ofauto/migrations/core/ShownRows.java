package com.ofauto.migrations.core;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.script.Sql;

/**
 * The number of rows that a person was shown as lost: it is counted again under a lock.
 *
 * @param table the table, as SQL has its name
 * @param query counts the rows; its names are looked up among PostgreSQL's own only
 * @param shown how many there were
 * @since 0.1.0
 */
@Internal
public record ShownRows(String table, String query, long shown) {

	/** The SQLSTATE of {@link #require} where there are more. */
	static final String MORE = "OFA02";

	/**
	 * A block for the transaction that acts: it locks the tables and fails with
	 * {@link #MORE} if one has more rows than were shown. What is no table, such as a
	 * materialized view, cannot be locked, but is counted.
	 */
	static String require(Iterable<ShownRows> tables) {
		StringBuilder checks = new StringBuilder("""
				DO $ofauto$
				DECLARE
					path CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
					found pg_catalog.int8;
				BEGIN
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
				""");
		for (ShownRows rows : tables) {
			checks
				.append("""
						IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(%1$s) AND relkind IN ('r', 'p')) THEN
							EXECUTE %2$s;
						END IF;
						EXECUTE %3$s INTO found;
						IF found > %4$d THEN
							RAISE EXCEPTION USING ERRCODE = '%5$s', MESSAGE = format('%%s (%%s now, %4$d then)', %6$s, found);
						END IF;
						"""
					.formatted(Sql.literal(rows.table()),
							Sql.literal("LOCK TABLE " + rows.table() + " IN ACCESS EXCLUSIVE MODE"),
							Sql.literal(rows.query()), rows.shown(), MORE, Sql.literal("More rows of table "
									+ rows.table() + " would be lost than when the change was shown")));
		}
		return checks.append("""
				PERFORM pg_catalog.set_config('search_path', path, true);
				END
				$ofauto$""").toString();
	}

}
