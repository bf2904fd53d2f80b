package com.ofauto.migrations.core;

import com.ofauto.migrations.Internal;

/**
 * Where captures are: a schema of ours, in which each is a table. Its comment says until
 * when it stays, and in a second line what it is, as JSON. The comment of the schema says
 * when the first of them goes.
 *
 * @since 0.1.0
 */
@Internal
public final class CaptureSchema {

	static final String NAME = "_ofauto_undo";

	/** How the comment of a capture begins. */
	static final String UNTIL = "ofauto-migrations: captured until ";

	/** How the comment of the schema begins. */
	static final String FIRST = "ofauto-migrations: captures, the first of which goes at ";

	/** The comment of a capture that nobody has edited. */
	private static final String FORM = "^ofauto-migrations: captured until [0-9TZ:-]{20}\\n[{].*[}]$";

	/**
	 * The captures that the role may use, {@code c} with its comment {@code d}, as what
	 * follows {@code FROM}. A condition can follow.
	 */
	static final String CAPTURES = """
			pg_class c JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
			WHERE c.relnamespace = to_regnamespace('_ofauto_undo') AND c.relkind = 'r' AND pg_has_role(c.relowner, 'USAGE')
				AND d.description ~ E'@FORM@'"""
		.replace("@FORM@", FORM);

	/** The form of a time in a comment, which can be compared as text. */
	static final String TIME = "YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"";

	/**
	 * Brings the comment of the schema up to date, and drops the schema with the last
	 * capture. {@code due} is a variable of the block.
	 */
	static final String NOTE = """
			BEGIN
			SELECT min(substring(obj_description(c.oid, 'pg_class') FROM '^%1$s([0-9TZ:-]{20})')) INTO due
			FROM pg_class c WHERE c.relnamespace = to_regnamespace('%3$s') AND c.relkind = 'r';
			IF due IS NOT NULL THEN
				EXECUTE format('COMMENT ON SCHEMA %3$s IS %%L', '%2$s' || due);
			ELSE
				DROP SCHEMA IF EXISTS %3$s;
			END IF;
			EXCEPTION WHEN dependent_objects_still_exist OR insufficient_privilege THEN
				NULL;
			END;
			""".formatted(UNTIL, FIRST, NAME);

	/**
	 * Drops the captures of a history in a block with the variables {@code schema_name},
	 * {@code table_name} and {@code due}.
	 */
	public static final String DROP_OF_HISTORY = """
			FOR table_name IN SELECT '_ofauto_undo.' || quote_ident(c.relname)
				FROM %s
					AND split_part(d.description, E'\\n', 2)::jsonb ->> 'history' = schema_name
			LOOP
				EXECUTE 'DROP TABLE ' || table_name;
			END LOOP;
			IF to_regnamespace('_ofauto_undo') IS NOT NULL THEN
				%s
			END IF;
			""".formatted(CAPTURES, NOTE);

	/**
	 * Texts of values mean the same at each time. The variables keep what was set before.
	 */
	static final String DECLARE_FORMS = """
			path CONSTANT pg_catalog.text := pg_catalog.current_setting('search_path');
			dates CONSTANT pg_catalog.text := pg_catalog.current_setting('DateStyle');
			spans CONSTANT pg_catalog.text := pg_catalog.current_setting('IntervalStyle');
			zone CONSTANT pg_catalog.text := pg_catalog.current_setting('TimeZone');
			digits CONSTANT pg_catalog.text := pg_catalog.current_setting('extra_float_digits');
			""";

	static final String SET_FORMS = """
			PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
			PERFORM set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
				set_config('TimeZone', 'UTC', true), set_config('extra_float_digits', '1', true);
			""";

	static final String RESET_FORMS = """
			PERFORM set_config('DateStyle', dates, true), set_config('IntervalStyle', spans, true),
				set_config('TimeZone', zone, true), set_config('extra_float_digits', digits, true);
			PERFORM pg_catalog.set_config('search_path', path, true);
			""";

	private CaptureSchema() {
	}

	/**
	 * An anonymous block. No name in it can end it.
	 * @param body declarations and statements
	 */
	static String block(String body) {
		String quote = "$ofauto$";
		while (body.contains(quote)) {
			quote = quote.replace("ofauto", "ofauto_");
		}
		return "DO " + quote + "\n" + body + quote;
	}

}
