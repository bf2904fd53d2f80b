package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;

/**
 * The blocks that bring captured rows back in the transaction of a rollback: behind each
 * of its statements, as soon as what was removed is there again, so that its constraints
 * and triggers come after its rows; and once more at the end. What does not fit yet is
 * tried again, and what has no place at the end stays captured.
 */
final class RestoreBlock {

	/** How the notice begins that tells what came back. */
	static final String TOLD = "ofauto restored:\n";

	/** A setting of the transaction: what was there when it began. */
	private static final String PRESENT = "ofauto.undo_present";

	private static final String DECLARE = """
			DECLARE
				%1$s
				record_id CONSTANT pg_catalog.text := %2$s;
				last CONSTANT pg_catalog.bool := %3$s;
				place CONSTANT pg_catalog.text := %4$s;
				present CONSTANT pg_catalog.text := pg_catalog.current_setting('@PRESENT@', true);
				item pg_catalog.record;
				one pg_catalog.record;
				meta pg_catalog.jsonb;
				target pg_catalog.oid;
				name pg_catalog.text;
				rows_of pg_catalog.text;
				whole pg_catalog.bool;
				ready pg_catalog.bool;
				reason pg_catalog.text;
				columns pg_catalog.text;
				picks pg_catalog.text;
				sets pg_catalog.text;
				same pg_catalog.text;
				alike pg_catalog.text;
				alike_kept pg_catalog.text;
				fits pg_catalog.text;
				command pg_catalog.text;
				again pg_catalog.text[];
				amount pg_catalog.int8;
				total pg_catalog.int8;
				since pg_catalog.int8;
				due pg_catalog.text;
				told pg_catalog.text := '';
				changed pg_catalog.bool := false;
				written pg_catalog.jsonb;
			BEGIN
			""".replace("@PRESENT@", PRESENT);

	/** The captures of a record, in the order of capture. */
	private static final String CAPTURES = """
			SELECT c.oid, '_ofauto_undo.' || quote_ident(c.relname) AS kept, d.description
			FROM @CAPTURES@
				AND strpos(d.description, record_id) > 0
				AND strpos(d.description, '"restored":') = 0
			ORDER BY length(c.relname), c.relname""".replace("@CAPTURES@", CaptureSchema.CAPTURES);

	/** What is there before the rollback is not what it brings back. */
	private static final String LOOK = """
			FOR item IN %s LOOP
				meta := split_part(item.description, E'\\n', 2)::jsonb;
				target := to_regclass(meta ->> 'name');
				SELECT told || concat(',', target, ':0,', string_agg(concat(target, ':', a.attnum), ','), ',') INTO told
				FROM pg_attribute a WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped;
			END LOOP;
			PERFORM set_config('%s', told, true);
			""".formatted(CAPTURES, PRESENT);

	/** Whether what was removed is there again, with all that its rows need. */
	private static final String FIND = """
			FOR item IN %s LOOP
				meta := split_part(item.description, E'\\n', 2)::jsonb;
				name := meta ->> 'name';
				target := to_regclass(name);
				whole := meta ->> 'kind' <> 'columns';
				rows_of := CASE WHEN EXISTS (SELECT FROM pg_class c WHERE c.oid = target AND c.relkind = 'r') THEN 'ONLY ' ELSE '' END
					|| name;
				ready := (last OR meta ->> 'kind' <> 'rows')
					AND EXISTS (SELECT FROM pg_class c WHERE c.oid = target AND c.relkind IN ('r', 'p'))
					AND NOT (meta ->> 'kind' = 'table' AND strpos(present, concat(',', target, ':0,')) > 0)
					AND NOT EXISTS (
						SELECT FROM jsonb_array_elements(meta -> 'columns') x
						WHERE (whole OR (x ->> 'lost')::bool OR meta -> 'key' ? (x ->> 'name')) AND NOT EXISTS (
							SELECT FROM pg_attribute a WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped
								AND a.attname = x ->> 'name' AND NOT (NOT whole AND (x ->> 'lost')::bool
									AND strpos(present, concat(',', target, ':', a.attnum, ',')) > 0)))
					AND (last OR NOT EXISTS (SELECT FROM jsonb_each(@LINKED@) s WHERE to_regclass(s.key) IS NULL));
				CONTINUE WHEN NOT ready AND NOT last;
				reason := CASE WHEN ready THEN '' ELSE 'it is not what it was' END;
				amount := 0;
				since := 0;
			"""
		.formatted(CAPTURES)
		.replace("@LINKED@", object("sequences"));

	/**
	 * The values as the columns have them now. A row whose foreign key leads nowhere now
	 * stays captured; a table that comes back itself is waited for by its constraint.
	 */
	private static final String PICK = """
				SELECT string_agg(quote_ident(x.name), ', ' ORDER BY x.n),
					string_agg('k.' || quote_ident(x.name) || x.form, ', ' ORDER BY x.n),
					string_agg(quote_ident(x.name) || ' = k.' || quote_ident(x.name) || x.form, ', ' ORDER BY x.n)
						FILTER (WHERE x.lost),
					string_agg('t.' || quote_ident(x.name) || ' = k.' || quote_ident(x.name) || x.form, ' AND ' ORDER BY x.n)
						FILTER (WHERE x.is_key),
					concat('ROW(', string_agg('t.' || quote_ident(x.name) || '::text', ', ' ORDER BY x.n) FILTER (WHERE NOT x.lost),
						')::text'),
					concat('ROW(', string_agg('k.' || quote_ident(x.name) || '::text', ', ' ORDER BY x.n) FILTER (WHERE NOT x.lost),
						')::text')
				INTO columns, picks, sets, same, alike, alike_kept
				FROM (
					SELECT c.v ->> 'name' AS name, c.n, (c.v ->> 'lost')::bool AS lost,
						coalesce(meta -> 'key' ? (c.v ->> 'name'), false) AS is_key,
						CASE WHEN (c.v ->> 'plain')::bool AND c.v ->> 'type' = format_type(a.atttypid, a.atttypmod) THEN ''
							ELSE '::' || format_type(a.atttypid, a.atttypmod) END AS form
					FROM jsonb_array_elements(meta -> 'columns') WITH ORDINALITY c(v, n)
						JOIN pg_attribute a ON a.attrelid = target AND a.attname = c.v ->> 'name' AND a.attnum > 0
							AND NOT a.attisdropped AND a.attgenerated = ''
				) x;
				SELECT coalesce(string_agg(format(' AND (%s OR EXISTS (SELECT FROM %s p WHERE %s))',
					(SELECT string_agg('k.' || quote_ident(n) || ' IS NULL', ' OR ')
						FROM jsonb_array_elements_text(l.v -> 'columns') n), l.v ->> 'table',
					(SELECT string_agg('p.' || quote_ident(p.n) || '::text = k.' || quote_ident(n.n) || '::text', ' AND ')
						FROM jsonb_array_elements_text(l.v -> 'columns') WITH ORDINALITY n(n, o)
							JOIN jsonb_array_elements_text(l.v -> 'keys') WITH ORDINALITY p(n, o) USING (o))), ''), '')
				INTO fits
				FROM jsonb_array_elements(CASE jsonb_typeof(meta -> 'links') WHEN 'array' THEN meta -> 'links' ELSE '[]' END) l(v)
				WHERE to_regclass(l.v ->> 'table') IS NOT NULL AND NOT EXISTS (SELECT FROM (@CAPTURES@) c
					WHERE c.oid <> item.oid
						AND split_part(c.description, E'\\n', 2)::jsonb ->> 'name' = l.v ->> 'table');
			"""
		.replace("@CAPTURES@", CAPTURES);

	/**
	 * Triggers of the application have seen these rows when they were written. Without a
	 * key, rows are known by all that was not removed of them.
	 */
	private static final String WRITE = """
				IF row_security_active(target) OR EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = target) THEN
					RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'rules or policies of its rows stand in the way';
				END IF;
				again := '{}';
				FOR one IN
					SELECT format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) AS off,
						format('ALTER TABLE ONLY %s ENABLE %s TRIGGER %I', t.tgrelid::regclass,
							CASE t.tgenabled WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' END, t.tgname) AS back
					FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled <> 'D'
						AND (t.tgrelid = target OR t.tgrelid IN (SELECT relid FROM pg_partition_tree(target)))
					UNION ALL
					SELECT format('ALTER TABLE %s ALTER %I SET GENERATED BY DEFAULT', name, a.attname),
						format('ALTER TABLE %s ALTER %I SET GENERATED ALWAYS', name, a.attname)
					FROM pg_attribute a WHERE NOT whole AND a.attrelid = target AND a.attidentity = 'a'
						AND meta -> 'lost' ? a.attname::text
				LOOP
					EXECUTE one.off;
					again := again || one.back;
				END LOOP;
				IF whole THEN
					command := concat('INSERT INTO ', name, ' (', columns, ') OVERRIDING SYSTEM VALUE SELECT ', picks, ' FROM ',
						item.kept, ' k WHERE true', fits, ' ON CONFLICT DO NOTHING');
				ELSIF same IS NOT NULL THEN
					command := concat('UPDATE ', rows_of, ' t SET ', sets, ' FROM ', item.kept, ' k WHERE ', same, fits);
				ELSE
					command := concat('UPDATE ', rows_of, ' t SET ', sets, ' FROM (SELECT t.tableoid AS rel, t.ctid AS place, ', alike,
						' AS alike, row_number() OVER (PARTITION BY ', alike, ' ORDER BY t.ctid) AS n FROM ', rows_of, ' t) l JOIN (SELECT ',
						alike_kept, ' AS ofauto_alike, row_number() OVER (PARTITION BY ', alike_kept,
						' ORDER BY k.ctid) AS ofauto_n, k.* FROM ', item.kept,
						' k) k ON l.alike = k.ofauto_alike AND l.n = k.ofauto_n WHERE t.tableoid = l.rel AND t.ctid = l.place', fits);
				END IF;
				PERFORM set_config('search_path', place, true);
				EXECUTE command;
				GET DIAGNOSTICS amount = ROW_COUNT;
				IF again <> '{}' THEN
					SET CONSTRAINTS ALL IMMEDIATE;
				END IF;
				FOREACH command IN ARRAY again LOOP
					EXECUTE command;
				END LOOP;
				PERFORM set_config('search_path', 'pg_catalog, pg_temp', true);
				PERFORM setval(to_regclass(s.key), CASE WHEN meta ->> 'kind' = 'table' THEN s.value::int8
						ELSE greatest(s.value::int8, pg_sequence_last_value(to_regclass(s.key))) END)
					FROM jsonb_each_text(@SEQUENCES@) s WHERE to_regclass(s.key) IS NOT NULL;
				IF NOT whole THEN
					EXECUTE 'SELECT count(*) FROM ' || rows_of INTO since;
					since := since - amount;
				END IF;
			"""
		.replace("@SEQUENCES@", object("sequences"));

	private static final String MARK = """
				changed := true;
				EXECUTE 'SELECT count(*) FROM ' || item.kept INTO total;
				IF amount = total THEN
					EXECUTE 'DROP TABLE ' || item.kept;
				ELSE
					EXECUTE format('COMMENT ON TABLE %s IS %L', item.kept, split_part(item.description, E'\\n', 1) || E'\\n'
						|| (meta || jsonb_build_object('restored', to_char(clock_timestamp(), '@TIME@'), 'left', total - amount)));
				END IF;
			"""
		.replace("@TIME@", CaptureSchema.TIME);

	private static final String CHANGED = "(" + UnshownLosses.CHANGED + ")";

	/** What the transaction has changed before. */
	private static final String COUNT = """
				SELECT coalesce(jsonb_object_agg(c.oid::text, @CHANGED@), '{}') INTO written FROM pg_class c
					WHERE c.oid = target OR c.oid IN (SELECT relid FROM pg_partition_tree(target));
			""".replace("@CHANGED@", CHANGED);

	/** These changes are not the script's. */
	private static final String DISCOUNT = """
				SELECT jsonb_object_agg(b.key, CASE WHEN c.oid IS NULL THEN b.value ELSE jsonb_set(b.value, '{2}',
						to_jsonb((b.value ->> 2)::int8 + @CHANGED@ - (written ->> b.key)::int8)) END)
				INTO written FROM jsonb_each(nullif(current_setting('@BEFORE@', true), '')::jsonb) b
					LEFT JOIN pg_class c ON c.oid::text = b.key AND jsonb_exists(written, b.key);
				IF written IS NOT NULL THEN
					PERFORM set_config('@BEFORE@', written::text, true);
				END IF;
			""".replace("@CHANGED@", CHANGED).replace("@BEFORE@", UnshownLosses.SETTING);

	/** What is tried in vain counts as changed too. */
	private static final String TRY = """
				IF ready THEN
			@COUNT@					BEGIN
			%s%s%s
					EXCEPTION
						WHEN data_exception OR integrity_constraint_violation OR syntax_error_or_access_rule_violation THEN
							reason := SQLERRM;
							ready := false;
					END;
			@DISCOUNT@				END IF;
				IF ready OR last THEN
					told := told || concat_ws(E'\\t', meta ->> 'kind', meta ->> 'table', amount,
						CASE WHEN ready THEN total - amount ELSE (meta ->> 'rows')::int8 END, since,
						substring(item.description FROM '([0-9TZ:-]{20})'), replace(replace(reason, E'\\n', ' '), E'\\t', ' '),
						(SELECT coalesce(string_agg(c, ', '), '') FROM jsonb_array_elements_text(meta -> 'lost') c)) || E'\\n';
				END IF;
			END LOOP;
			IF changed THEN
				%s
			END IF;
			IF told <> '' THEN
				RAISE INFO USING MESSAGE = %s || told;
			END IF;
			"""
		.replace("@COUNT@", COUNT)
		.replace("@DISCOUNT@", DISCOUNT)
		.formatted(PICK, WRITE, MARK, CaptureSchema.NOTE, Sql.literal(TOLD));

	private RestoreBlock() {
	}

	private static String object(String field) {
		return "CASE jsonb_typeof(meta -> '" + field + "') WHEN 'object' THEN meta -> '" + field + "' ELSE '{}' END";
	}

	/**
	 * The block before the first statement.
	 * @param record the identifier of the record whose migration is undone
	 */
	static String begin(String record, String schema) {
		return block(record, schema, false, LOOK);
	}

	/**
	 * The block behind a statement.
	 * @param last whether it is the last one of the transaction
	 */
	static String behind(String record, String schema, boolean last) {
		return block(record, schema, last, FIND + TRY);
	}

	private static String block(String record, String schema, boolean last, String work) {
		String place = Sql.literal("pg_catalog, " + Sql.identifier(schema) + ", pg_temp");
		return CaptureSchema.block(DECLARE.formatted(CaptureSchema.DECLARE_FORMS, Sql.literal(record), last, place)
				+ CaptureSchema.SET_FORMS + work + CaptureSchema.RESET_FORMS + "END\n");
	}

}
