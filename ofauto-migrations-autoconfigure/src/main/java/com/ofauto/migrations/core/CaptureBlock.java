package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The block that captures rows in the transaction that removes them, before its first
 * statement. It locks each table against writers, looks whether all of it may be seen and
 * how large it is, and copies. Values of types that are not PostgreSQL's are copied as
 * texts, so that nothing of the application's depends on a capture.
 */
final class CaptureBlock {

	/** The SQLSTATE where something keeps it from capturing. */
	static final String REFUSED = "OFA05";

	/** How the notice begins that tells a capture. */
	static final String TOLD = "ofauto captured:\n";

	/** How the notice begins that tells what was too large. */
	static final String SKIPPED = "ofauto not captured:\n";

	private static final String BEGIN = """
			DECLARE
				%1$s
				record_id CONSTANT pg_catalog.text := %2$s;
				migration CONSTANT pg_catalog.text := %3$s;
				history CONSTANT pg_catalog.text := %7$s;
				keep CONSTANT pg_catalog.interval := %4$s;
				most CONSTANT pg_catalog.int8 := %5$s;
				skips CONSTANT pg_catalog.bool := %6$s;
				item pg_catalog.record;
				found pg_catalog.bool;
				one pg_catalog.record;
				done pg_catalog.oid[] := '{}';
				source pg_catalog.text;
				copy pg_catalog.text;
				number pg_catalog.int4;
				used pg_catalog.int8;
				size pg_catalog.int8;
				amount pg_catalog.int8;
				keys pg_catalog.name[];
				picks pg_catalog.text;
				sizes pg_catalog.text;
				columns pg_catalog.json;
				links pg_catalog.json;
				sequences pg_catalog.json;
				lost pg_catalog.int4;
				begun pg_catalog.text;
				ends pg_catalog.text;
				due pg_catalog.text;
				told pg_catalog.text := '';
				skipped pg_catalog.text := '';
			BEGIN
			""";

	private static final String LOOP = """
			begun := to_char(clock_timestamp(), '%2$s');
			ends := to_char(clock_timestamp() + keep, '%2$s');
			SELECT count(*), coalesce(sum(pg_table_size(c.oid)), 0) INTO number, used FROM pg_class c
				WHERE c.relnamespace = to_regnamespace('_ofauto_undo')
					AND starts_with(c.relname::text, 'of_' || replace(record_id, '-', '') || '_');
			FOR item IN
				SELECT v.*, c.oid AS rel, c.relkind AS relkind
				FROM (VALUES %1$s) v(name, shown, kind, columns) JOIN pg_class c ON c.oid = to_regclass(v.name)
				WHERE c.relkind IN ('r', 'p')
				ORDER BY (SELECT count(*) FROM pg_partition_ancestors(c.oid)), v.name
			LOOP
				CONTINUE WHEN EXISTS (SELECT FROM pg_partition_ancestors(item.rel) a WHERE a.relid = ANY (done));
				source := CASE item.relkind WHEN 'r' THEN 'ONLY ' ELSE '' END || item.name;
				EXECUTE 'LOCK TABLE ' || source || ' IN SHARE MODE';
				IF row_security_active(item.rel) THEN
					RAISE EXCEPTION USING ERRCODE = 'OFA05', MESSAGE = concat_ws(E'\\t', 'HIDDEN', item.shown);
				END IF;
				EXECUTE 'SELECT EXISTS (SELECT FROM ' || source || ')' INTO found;
				CONTINUE WHEN NOT found;
			""";

	/**
	 * What is copied: whole rows, or key and lost columns; without a key, whole rows too.
	 */
	private static final String PICK = """
				SELECT array_agg(a.attname ORDER BY k.place) INTO keys
				FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k(number, place)
					JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
				WHERE i.indrelid = item.rel AND i.indisprimary;
				IF keys::text[] && item.columns THEN
					keys := NULL;
				END IF;
				SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.plain THEN ''
						ELSE '::pg_catalog.text COLLATE pg_catalog."C" AS ' || quote_ident(a.attname) END, ', ' ORDER BY a.attnum),
					string_agg('coalesce(pg_column_size(t.' || quote_ident(a.attname) || '), 0)', ' + '),
					json_agg(json_build_object('name', a.attname, 'type', a.type, 'plain', a.plain, 'lost', a.lost)
						ORDER BY a.attnum),
					count(*) FILTER (WHERE a.lost)
				INTO picks, sizes, columns, lost
				FROM (
					SELECT a.attname, a.attnum, format_type(a.atttypid, a.atttypmod) AS type,
						a.attname::text = ANY (item.columns) AS lost,
						t.typtype = 'b' AND t.typnamespace = 'pg_catalog'::regnamespace AND (a.attcollation = 0 OR EXISTS (
							SELECT FROM pg_collation o WHERE o.oid = a.attcollation
								AND o.collnamespace = 'pg_catalog'::regnamespace)) AS plain
					FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
					WHERE a.attrelid = item.rel AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
				) a
				WHERE item.kind <> 'columns' OR keys IS NULL OR a.lost OR a.attname = ANY (keys);
				CONTINUE WHEN picks IS NULL OR item.kind = 'columns' AND lost = 0;
			""";

	private static final String MEASURE = """
				IF most IS NOT NULL THEN
					SELECT sum(pg_table_size(p.relid)) INTO size
					FROM (SELECT item.rel AS relid UNION SELECT relid FROM pg_partition_tree(item.rel)) p;
					IF size > most - used THEN
						EXECUTE format('SELECT count(*) * 28 + coalesce(sum(%s), 0) FROM %s t', sizes, source) INTO size;
					END IF;
					IF size > most - used AND skips THEN
						skipped := skipped || concat_ws(E'\\t', item.kind, item.shown, size, most, array_to_string(item.columns, ', '))
							|| E'\\n';
						CONTINUE;
					ELSIF size > most - used THEN
						RAISE EXCEPTION USING ERRCODE = 'OFA05', MESSAGE = concat_ws(E'\\t', 'LARGE', item.shown, size, most);
					END IF;
				END IF;
			""";

	private static final String PLACE = """
				%3$s
				IF to_regnamespace('_ofauto_undo') IS NULL THEN
					%1$s
					PERFORM pg_catalog.set_config('search_path', path, true);
					CREATE SCHEMA _ofauto_undo;
					REVOKE ALL ON SCHEMA _ofauto_undo FROM PUBLIC;
					PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
				END IF;
				%2$s
				number := number + 1;
				copy := format('_ofauto_undo.of_%%s_%%s', replace(record_id, '-', ''), number);
			""".formatted(CaptureRefusal.MAY_CREATE, CaptureRefusal.IS_OURS, CaptureRefusal.IS_PUBLISHED);

	/** Triggers of the database's events find the path that they know. */
	private static final String COPY = """
				PERFORM pg_catalog.set_config('search_path', path, true);
				EXECUTE pg_catalog.concat('CREATE TABLE ', copy, ' AS SELECT ', picks, ' FROM ', source);
				GET DIAGNOSTICS amount = ROW_COUNT;
				PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
				FOR one IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS name
					FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = to_regclass(copy) AND a.grantee <> c.relowner
				LOOP
					EXECUTE format('REVOKE ALL ON TABLE %s FROM %s', copy, one.name);
				END LOOP;
				IF item.kind <> 'columns' THEN
					done := done || item.rel;
				END IF;
			""";

	/** What a way back needs to know, and a person who finds it. */
	private static final String DESCRIBE = """
				SELECT json_agg(json_build_object('columns', ARRAY(SELECT a.attname FROM unnest(f.conkey) WITH ORDINALITY k(n, o)
							JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.n ORDER BY k.o),
						'table', f.confrelid::regclass::text,
						'keys', ARRAY(SELECT a.attname FROM unnest(f.confkey) WITH ORDINALITY k(n, o)
							JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.n ORDER BY k.o)))
				INTO links
				FROM pg_constraint f
				WHERE f.conrelid = item.rel AND f.contype = 'f' AND f.confrelid <> f.conrelid
					AND (item.kind <> 'columns' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = f.conrelid
						AND a.attnum = ANY (f.conkey) AND a.attname::text = ANY (item.columns)));
				SELECT json_object_agg(s.name, pg_sequence_last_value(to_regclass(s.name))) INTO sequences
				FROM (SELECT pg_get_serial_sequence(item.name, a.attname) AS name FROM pg_attribute a
					WHERE a.attrelid = item.rel AND a.attnum > 0 AND NOT a.attisdropped
						AND (item.kind <> 'columns' OR a.attname::text = ANY (item.columns))) s
				WHERE pg_sequence_last_value(to_regclass(s.name)) IS NOT NULL;
				size := pg_table_size(copy::regclass);
				used := used + size;
				EXECUTE format('COMMENT ON TABLE %%s IS %%L', copy, '%1$s' || ends || E'\\n' || json_build_object(
					'migration', migration, 'record', record_id, 'history', history, 'kind', item.kind, 'table', item.shown, 'name', item.name,
					'at', begun, 'rows', amount, 'key', keys, 'columns', columns,
					'lost', item.columns, 'links', links, 'sequences', sequences));
				told := told || concat_ws(E'\\t', item.kind, item.shown, amount, size, begun, ends,
					array_to_string(item.columns, ', ')) || E'\\n';
			END LOOP;
			IF told <> '' THEN
				%2$s
				RAISE INFO USING MESSAGE = %3$s || told;
			END IF;
			IF skipped <> '' THEN
				RAISE INFO USING MESSAGE = %4$s || skipped;
			END IF;
			""";

	private CaptureBlock() {
	}

	/**
	 * The block for a transaction.
	 * @param record the identifier of the migration's record
	 * @param schema the schema of the history
	 * @param tables what the transaction removes, at least one
	 */
	static String of(String migration, String record, String schema, List<CapturedTable> tables,
			UndoSettings settings) {
		String values = tables.stream().map(CaptureBlock::values).collect(Collectors.joining(", "));
		return CaptureSchema
			.block(BEGIN.formatted(CaptureSchema.DECLARE_FORMS, Sql.literal(record), Sql.literal(migration),
					interval(settings.keep()), (settings.maxBytes() != null) ? settings.maxBytes() : "NULL",
					settings.aboveMaxSize() == AboveMaxSize.SKIP, Sql.literal(schema)) + CaptureSchema.SET_FORMS
					+ LOOP.formatted(values, CaptureSchema.TIME) + PICK + MEASURE + PLACE + COPY + DESCRIBE
						.formatted(CaptureSchema.UNTIL, CaptureSchema.NOTE, Sql.literal(TOLD), Sql.literal(SKIPPED))
					+ CaptureSchema.RESET_FORMS + "END\n");
	}

	static String values(CapturedTable table) {
		String columns = table.columns().stream().map(Sql::literal).collect(Collectors.joining(", "));
		return "(" + Sql.literal(table.quoted()) + "::text, " + Sql.literal(table.table()) + "::text, "
				+ Sql.literal(table.kind().word()) + "::text, ARRAY[" + columns + "]::text[])";
	}

	private static String interval(@Nullable Duration keep) {
		return "pg_catalog.make_interval(secs => " + ((keep != null) ? keep.toSeconds() : 0) + ")";
	}

}
