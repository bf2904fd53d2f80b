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

	/** The type of what a column loses with an attribute of its composite type. */
	static final String PART = "part of column";

	/** A setting of the transaction: the tables before the script. */
	static final String SETTING = "ofauto.before";

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
	static final String CHANGED = "pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid)";

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
						THEN quote_ident(n.nspname) || '.' ELSE '' END || quote_ident(c.relname), c.relfilenode,
					CASE WHEN c.relkind <> 'c' THEN %4$s END,
					(SELECT coalesce(json_object_agg(a.attnum, json_build_array(quote_ident(a.attname),
							EXISTS (SELECT FROM parts p WHERE p.id = c.oid AND p.name = a.attname))), '{}')
						FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
							AND a.attgenerated = ''))), '{}')::text
				FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
				WHERE c.relkind IN ('r', 'p', 'c') AND c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema',
						'_ofauto_undo') AND NOT EXISTS (SELECT FROM whole w WHERE w.id = c.oid)), true);
			""";

	/** A composite type is one with tables whose rows it has, and has none itself. */
	private static final String BEHIND = """
			WITH RECURSIVE before AS (
				SELECT key::oid AS id, value->>0 AS name, (value->>1)::oid AS file, (value->>2)::int8 AS changed,
					value->3 AS columns
				FROM json_each(coalesce(nullif(current_setting('%1$s', true), ''), '{}')::json)
			), columns AS (
				SELECT b.id, c.reltype, c.relkind, b.name || '.' || (k.value->>0) AS name, (k.value->>1)::boolean AS shown
				FROM before b JOIN pg_class c ON c.oid = b.id, json_each(b.columns) k
				WHERE NOT EXISTS (SELECT FROM pg_attribute a
					WHERE a.attrelid = b.id AND a.attnum = k.key::int2 AND NOT a.attisdropped)
			), types(id) AS (
				SELECT reltype FROM columns
				UNION SELECT y.oid FROM types t JOIN pg_type y ON t.id <> 0 AND (y.typelem = t.id OR y.typbasetype = t.id
					OR y.typrelid <> 0 AND EXISTS (SELECT FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
						WHERE c.oid = y.typrelid AND a.atttypid = t.id AND a.attnum > 0 AND NOT a.attisdropped))
			), missing(line) AS (
				SELECT %2$s FROM before b WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = b.id)
					AND b.changed IS NOT NULL
				UNION ALL
				SELECT %3$s FROM before b JOIN pg_class c ON c.oid = b.id
				WHERE c.relkind = 'r' AND c.relfilenode <> b.file AND pg_relation_size(c.oid) = 0
				UNION ALL
				SELECT %4$s FROM columns k WHERE NOT k.shown AND k.relkind <> 'c'
				UNION ALL
				SELECT %7$s FROM before b JOIN pg_class c ON c.oid = b.id AND c.relkind <> 'c'
					JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
					JOIN types t ON t.id = a.atttypid
				WHERE b.columns->(a.attnum::text) IS NOT NULL
					AND b.name || '.' || (b.columns->(a.attnum::text)->>0) <> ALL (ARRAY[%8$s]::text[])
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
			.filter((drop) -> !isColumn(drop) && !drop.type().equals(PART))
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

	private String parts() {
		return this.shown.drops()
			.stream()
			.filter((drop) -> drop.type().equals(PART))
			.map((drop) -> Sql.literal(drop.name()))
			.collect(Collectors.joining(", "));
	}

	/**
	 * The statement behind the script: fails with {@link #GONE} if more is gone than was
	 * counted, and with {@link LossCheck#LOST} if rows were changed.
	 * @param accepted whether changed rows are only told
	 */
	String behind(boolean accepted) {
		return BEGIN + BEHIND.formatted(SETTING, LossText.start("table", "b.name", "'?'"),
				LossText.start("rows", "b.name", "'?'"), LossText.start("table column", "k.name", "'?'"),
				LossText.start(LostData.Kind.CHANGED.name(), "b.name", "(" + CHANGED + " - b.changed)"), CHANGED,
				LossText.start(PART, "b.name || '.' || (b.columns->(a.attnum::text)->>0)", "'?'"), parts()) + END
				+ "IF gone IS NOT NULL THEN\n\tRAISE EXCEPTION USING ERRCODE = '" + GONE
				+ "', MESSAGE = gone;\nEND IF;\nIF changed IS NOT NULL THEN\n\tRAISE "
				+ (accepted ? "INFO USING MESSAGE = pg_catalog.concat(" + Sql.literal(LossText.TOLD) + ", changed)"
						: "EXCEPTION USING ERRCODE = '" + LossCheck.LOST + "', MESSAGE = changed")
				+ ";\nEND IF;\nEND\n$ofauto$";
	}

}
