package com.ofauto.migrations.core;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.script.Sql;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.RelationName;
import com.ofauto.migrations.impact.RollbackLosses;

/**
 * Finds in the transaction of a rollback what goes with it, though the trace of its proof
 * has not shown that: what {@code CASCADE} and {@code IF EXISTS} reach in this database
 * only, and the rows that a block or a function changes. It compares the tables before
 * the script with those behind it.
 */
final class UnshownLosses {

	/** The SQLSTATE where something is gone that was not counted. */
	static final String GONE = "OFA04";

	private static final String SETTING = "ofauto.before";

	private static final String BEGIN = """
			DO $ofauto$
			DECLARE
				path CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
				gone pg_catalog.text;
				changed pg_catalog.text;
			BEGIN
			PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			""";

	private static final String END = "PERFORM pg_catalog.set_config('search_path', path, true);\n";

	/** What a transaction has changed counts with that before it in the session. */
	private static final String CHANGED = "pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid)";

	private static final String BEFORE = """
			PERFORM set_config('%5$s', (
				WITH RECURSIVE whole(id) AS (
					SELECT unnest(ARRAY[%1$s]::oid[])
					UNION SELECT i.inhrelid FROM pg_inherits i JOIN whole w ON i.inhparent = w.id
				), parts(id, name) AS (
					SELECT * FROM (VALUES (NULL::oid, NULL::name)%2$s) v
					UNION SELECT i.inhrelid, p.name FROM pg_inherits i JOIN parts p ON i.inhparent = p.id
				)
				SELECT coalesce(json_object_agg(c.oid, json_build_array(CASE WHEN n.nspname <> %3$s
						THEN quote_ident(n.nspname) || '.' ELSE '' END || quote_ident(c.relname), c.relfilenode, %4$s,
					(SELECT coalesce(json_object_agg(a.attnum, quote_ident(a.attname)), '{}') FROM pg_attribute a
						WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
							AND NOT EXISTS (SELECT FROM parts p WHERE p.id = c.oid AND p.name = a.attname)))), '{}')::text
				FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'pg_catalog'
					AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM whole w WHERE w.id = c.oid)), true);
			""";

	private static final String BEHIND = """
			WITH before AS (
				SELECT key::oid AS id, value->>0 AS name, (value->>1)::oid AS file, (value->>2)::int8 AS changed,
					value->3 AS columns
				FROM json_each(coalesce(nullif(current_setting('%1$s', true), ''), '{}')::json)
			), missing(line) AS (
				SELECT %2$s FROM before b WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = b.id)
				UNION ALL
				SELECT %3$s FROM before b JOIN pg_class c ON c.oid = b.id
				WHERE c.relfilenode <> b.file AND pg_relation_size(c.oid) = 0
				UNION ALL
				SELECT %4$s FROM before b JOIN pg_class c ON c.oid = b.id, json_each_text(b.columns) k
				WHERE NOT EXISTS (SELECT FROM pg_attribute a
					WHERE a.attrelid = b.id AND a.attnum = k.key::int2 AND NOT a.attisdropped)
			)
			SELECT (SELECT string_agg(line, '' ORDER BY line) FROM missing),
				(SELECT string_agg(%5$s, '' ORDER BY b.name) FROM before b JOIN pg_class c ON c.oid = b.id
					WHERE %6$s > b.changed)
			INTO gone, changed;
			IF coalesce(current_setting('%1$s', true), '') = '' THEN
				changed := E'STATEMENT\\tRESET ALL\\t?\\n';
			END IF;
			""";

	private final RollbackLosses shown;

	private final String schema;

	/**
	 * Creates one.
	 * @param shown what is counted before the script runs
	 * @param schema the schema of names without one
	 */
	UnshownLosses(RollbackLosses shown, String schema) {
		this.shown = shown;
		this.schema = schema;
	}

	/**
	 * The statement before the script, which remembers what is there.
	 */
	String before() {
		String whole = this.shown.drops()
			.stream()
			.filter((drop) -> !isColumn(drop))
			.flatMap((drop) -> table(drop.name()).stream())
			.collect(Collectors.joining(", "));
		String columns = this.shown.drops()
			.stream()
			.filter(UnshownLosses::isColumn)
			.flatMap(this::column)
			.collect(Collectors.joining());
		return BEGIN + BEFORE.formatted(whole, columns, Sql.literal(this.schema), CHANGED, SETTING) + END
				+ "END\n$ofauto$";
	}

	private static boolean isColumn(DroppedObject drop) {
		return drop.type().equals("table column");
	}

	private Optional<String> table(String name) {
		return RelationName.of(name)
			.map((relation) -> "to_regclass(" + Sql.literal(relation.quoted(this.schema)) + ")::oid");
	}

	private Stream<String> column(DroppedObject drop) {
		return RelationName.tableOf(drop.name())
			.flatMap(this::table)
			.map((table) -> ", (" + table + ", "
					+ Sql.literal(Sql.unquote(RelationName.columnOf(drop.name()).orElseThrow())) + "::name)")
			.stream();
	}

	/**
	 * The statement behind the script: fails with {@link #GONE} if more is gone than was
	 * counted, and with {@link LossCheck#LOST} if rows were changed.
	 * @param accepted whether changed rows are only told
	 */
	String behind(boolean accepted) {
		return BEGIN + BEHIND.formatted(SETTING, LossText.start("table", "b.name", "'?'"),
				LossText.start("rows", "b.name", "'?'"),
				LossText.start("table column", "b.name || '.' || k.value", "'?'"),
				LossText.start(LostData.Kind.CHANGED.name(), "b.name", "(" + CHANGED + " - b.changed)"), CHANGED) + END
				+ "IF gone IS NOT NULL THEN\n\tRAISE EXCEPTION USING ERRCODE = '" + GONE
				+ "', MESSAGE = gone;\nEND IF;\nIF changed IS NOT NULL THEN\n\tRAISE "
				+ (accepted ? "INFO USING MESSAGE = pg_catalog.concat(" + Sql.literal(LossText.TOLD) + ", changed)"
						: "EXCEPTION USING ERRCODE = '" + LossCheck.LOST + "', MESSAGE = changed")
				+ ";\nEND IF;\nEND\n$ofauto$";
	}

}
