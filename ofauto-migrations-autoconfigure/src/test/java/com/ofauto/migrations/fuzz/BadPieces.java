package com.ofauto.migrations.fuzz;

import java.util.List;

/**
 * Statements that fail, should fail, or may.
 */
final class BadPieces {

	private static final List<String> FAILING = List.of("SELECT 1 / 0;", "\uFEFFSELECT 1;", "CREATE TABLEE x ();",
			"SELECT FROM FROM;", "CREATE TABLE twice (); CREATE TABLE twice ();", "SELECT * FROM absent;",
			"INSERT INTO absent VALUES (1);", "DO $$ BEGIN RAISE EXCEPTION 'no; %', 1; END $$;",
			"DO $$ BEGIN RAISE SQLSTATE 'XX000'; END $$;",
			"CREATE TABLE c (id int);\nCOPY c FROM stdin;\nnot a number\n\\.\n",
			"CREATE TABLE c (id int);\nCOPY c FROM stdin;\n1\t2\t3\n\\.\n", "COPY absent FROM stdin;\n1\n\\.\n",
			"CREATE TABLE d (id int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO d VALUES (1), (1);",
			"SELECT 1);", "SET absent_setting = 1;", "SET ROLE absent;", "SELECT E'\\000';", "SELECT U&'\\D800';",
			"CREATE INDEX CONCURRENTLY i ON absent (id);", "VACUUM absent;", "SELECT a$$b$$;",
			"CREATE UNIQUE INDEX CONCURRENTLY u ON other.pairs (id);");

	private static final List<String> REFUSED = List.of("\\i other.sql\n", "\\.\n", "\\connect elsewhere\n",
			"SELECT 1 \\gset\n", "SELECT\u0000 1;", "-- \u0000\n", "SELECT '" + Piece.BROKEN_BYTE + "';",
			"-- " + Piece.BROKEN_BYTE + "\n", "BEGIN; SELECT 1; COMMIT AND CHAIN; COMMIT;", "PREPARE TRANSACTION 'a';",
			"COPY other.pairs FROM stdin; SELECT 1;\n1\n\\.\n", "\\\n", "\\");

	/** Nothing that follows in these tests closes one of them. */
	private static final List<String> OPEN = List.of("SELECT 'open ;\n", "SELECT \"open ;\n", "SELECT $open$ ;\n",
			"SELECT (1 ;\n", "/* open ;\n", "/* /* open */ ;\n", "SELECT E'open\\' ;\n", "BEGIN;\n",
			"START TRANSACTION;\n");

	private static final List<String> ODD = List.of("SET ROLE fuzzer;", "SET SESSION AUTHORIZATION fuzzer;",
			"SET default_transaction_read_only = on;", "SET TRANSACTION READ ONLY;",
			"SET standard_conforming_strings = off;", "SET client_encoding = 'LATIN1';", "SET DateStyle = 'German';",
			"SET lock_timeout = '1ms';", "SET statement_timeout = '1ms'; SELECT pg_sleep(0.01);",
			"SET TimeZone = 'Asia/Kolkata';", "SET search_path = '';", "SELECT pg_terminate_backend(pg_backend_pid());",
			"SELECT pg_cancel_backend(pg_backend_pid());", "SELECT pg_advisory_unlock_all();",
			"SELECT pg_advisory_unlock(72707369);", "SELECT pg_advisory_lock(72707369);", "DISCARD ALL;", "RESET ALL;",
			"ROLLBACK;", "COMMIT;", "ABORT;", "END;", "SAVEPOINT a;", "RELEASE a;", "SAVEPOINT a; ROLLBACK TO a;",
			"DO $$ BEGIN COMMIT; END $$;", "COMMIT PREPARED 'absent';", "CHECKPOINT;", "CALL absent();", "CLUSTER;",
			"SET app.x = 'a'; RESET app.x;", "LOCK TABLE other.pairs;", "CREATE TABLE \"\u00A0\" ();",
			"SET session_replication_role = replica;", "SET idle_in_transaction_session_timeout = '1ms';",
			"UNLISTEN *;", "SET CONSTRAINTS ALL DEFERRED;", "CLOSE ALL;", "DEALLOCATE ALL;",
			"COPY other.pairs TO stdout;", "FETCH ALL FROM absent;");

	private BadPieces() {
	}

	static Piece any(Dice dice) {
		return switch (dice.between(1, 10)) {
			case 1, 2, 3 -> Piece.bad(dice.of(FAILING));
			case 4, 5 -> Piece.refused(dice.of(REFUSED));
			default -> Piece.odd(dice.of(ODD));
		};
	}

	static Piece open(Dice dice) {
		return Piece.refused(dice.of(OPEN));
	}

}
