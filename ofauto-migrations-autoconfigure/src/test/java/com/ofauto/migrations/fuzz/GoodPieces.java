package com.ofauto.migrations.fuzz;

import java.util.List;

/**
 * Statements that are right, written as PostgreSQL's lexer allows.
 */
final class GoodPieces {

	private static final List<String> PURE = List.of("CREATE TABLE $m (id int, note text);",
			"/* a /* ; nested */ ' \" $$ */ CREATE /* ; */ TABLE $m -- it's; \n(id int, note text);",
			"CREATE TABLE $m (id int, note text); INSERT INTO $m VALUES (1, 'it''s; -- not'), (2, E'it\\'s; \\\\');",
			"CREATE TABLE \"$m\" (id int, note text); INSERT INTO $m VALUES (3, $q$a ; ' $$ b$q$), (4, $$;$$);",
			"CREATE TABLE $m (id int, note text);INSERT INTO $m VALUES (1, E'a'\n  'b\\';' -- ;\n 'c'), (2, U&'\\0061;');",
			"CREATE TABLE $m (id int, note text); INSERT INTO $m SELECT 5, B'01'::text || x'0f'::text || N';';",
			"CREATE FUNCTION f_$m() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN -- ;'\n RETURN length('a;$$'); END; $f$;"
					+ " CREATE TABLE $m (id int DEFAULT f_$m(), note text);",
			"CREATE TABLE $m (id int, note text);\nCREATE RULE r_$m AS ON DELETE TO $m DO INSTEAD"
					+ " (INSERT INTO $m VALUES (1, ';'); UPDATE $m SET note = 'x;');\nDELETE FROM $m;",
			"DO $do$ BEGIN EXECUTE 'CREATE TABLE $m (id int, note text);'; END; $do$;",
			"DO 'BEGIN EXECUTE ''CREATE TABLE $m (id int, note text);''; END';",
			"CREATE TABLE $m (id int, \"a;\"\"b\" text); COMMENT ON COLUMN $m.\"a;\"\"b\" IS E'\\';';",
			"CREATE TABLE $m AS SELECT 1 AS id, CASE WHEN true THEN ';' END AS note, ARRAY[(1), (2)];",
			"CREATE TABLE $m (id int, note text); INSERT INTO $m VALUES (1, 'Ünï 😀 ; ''x''');",
			"CREATE TABLE $m (begin int, atomic int, \"end\" int); COMMENT ON TABLE $m IS ';';",
			"CREATE VIEW v_$m AS SELECT ';'::text AS \"case\"; CREATE TABLE $m AS SELECT v.case FROM v_$m v;",
			"CREATE TABLE $m (id int); PREPARE p_$m AS SELECT ';'; EXECUTE p_$m; DEALLOCATE p_$m;");

	private static final List<String> ATOMIC = List.of(
			"CREATE FUNCTION f_$m(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE a WHEN 1 THEN 2"
					+ " ELSE 3 END; END; CREATE TABLE $m (id int);",
			"CREATE OR REPLACE PROCEDURE f_$m() BEGIN ATOMIC END; CREATE TABLE $m AS SELECT 1 AS begin;",
			"CREATE FUNCTION f_$m() RETURNS int BEGIN /* ; */ ATOMIC SELECT 1 AS \"end\"; END; CREATE TABLE $m ();",
			"CREATE FUNCTION f_$m(begin int) RETURNS int RETURN begin; CREATE TABLE $m ();");

	private static final List<String> EFFECTS = List.of(
			"CREATE TABLE $m (id int, note text);\nCOPY $m FROM stdin;\n1\ta;'\n2\t$$ \\\\. -- \n\\.\n",
			"CREATE TABLE $m (id int, note text);\nCOPY $m (id, note) FROM STDIN WITH (FORMAT csv); -- data\n1,\"a;\"\n\\.\n",
			"CREATE TABLE $m (id int);\nCOPY $m FROM stdin;\n\\.\n",
			"CREATE TABLE $m (id int); CREATE INDEX CONCURRENTLY i_$m ON $m (id);",
			"CREATE TABLE $m (id int); CREATE INDEX CONCURRENTLY ON $m (id); VACUUM $m;",
			"CREATE TABLE $m (id int UNIQUE); REINDEX TABLE CONCURRENTLY $m;",
			"CREATE TABLE $m (id int); CREATE INDEX i_$m ON $m (id); DROP INDEX CONCURRENTLY i_$m;",
			"BEGIN; CREATE TABLE $m (id int); COMMIT;", "START TRANSACTION; CREATE TABLE $m (); END;",
			"BEGIN; CREATE TABLE fz_never (id int); ROLLBACK; CREATE TABLE $m (id int);",
			"CREATE TABLE $m (id int); SET search_path = other, public;", "SET app.tenant = ';'; CREATE TABLE $m ();",
			"CREATE TABLE $m (); SET statement_timeout = '59s'; SET work_mem = '1MB';",
			"CREATE TEMP TABLE t_$m (id int); CREATE TABLE $m ();", "LISTEN $m; CREATE TABLE $m (); NOTIFY $m, 'a;';",
			"CREATE TABLE $m (); DECLARE c_$m CURSOR WITH HOLD FOR SELECT 1;",
			"PREPARE p_$m AS SELECT 1; CREATE TABLE $m ();", "SELECT pg_advisory_lock(42); CREATE TABLE $m ();",
			"CREATE SEQUENCE s_$m; SELECT nextval('s_$m'); CREATE TABLE $m ();",
			"CREATE TYPE e_$m AS ENUM ('a'); CREATE TABLE $m (id int); ALTER TYPE e_$m ADD VALUE 'v_$m';"
					+ " INSERT INTO $m SELECT 1 WHERE 'v_$m'::e_$m = 'v_$m';");

	/** White space since PostgreSQL 16, and a syntax error between statements before. */
	private static final String VERTICAL_TAB = "\u000B";

	private static final List<String> NOTHING = List.of("", ";;;", ";-- a\n;/* ; */;", "-- only 'this\n",
			"/* and \" this */", "\t\f " + VERTICAL_TAB + "\n", "SELECT 1;", "TABLE pg_am;", "VALUES (1), (2);",
			"SELECT ';' \"a;b\", '--', '/*';", "SELECT 1 -- ;\n;", "SELECT $a$;$A$;$a$;",
			"SELECT 4 */* ; */ 3 +-- ;\n 2;", "SELECT 1 AS end;", "SELECT a$b$ FROM (SELECT 1 AS a$b$) x;");

	private GoodPieces() {
	}

	/**
	 * Statements that mean the same in one transaction and in several.
	 */
	static Piece pure(Dice dice, String mark, int majorVersion) {
		if (dice.chance(15)) {
			String nothing = dice.of(NOTHING);
			return Piece.plain((majorVersion >= 17) ? nothing : nothing.replace(VERTICAL_TAB, ""));
		}
		if (dice.chance(5)) {
			return Piece.good(mark,
					"CREATE TABLE $m AS SELECT '" + "long; ".repeat(dice.between(1, 20_000)) + "' AS note;");
		}
		return Piece.good(mark, (majorVersion >= 14 && dice.chance(20)) ? dice.of(ATOMIC) : dice.of(PURE));
	}

	static Piece any(Dice dice, String mark, int majorVersion) {
		return dice.chance(50) ? Piece.good(mark, dice.of(EFFECTS)) : pure(dice, mark, majorVersion);
	}

}
