package com.ofauto.migrations.devtools.judge;

import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What {@code pg_dump} says of two databases, and which differences are none. A build in
 * which these tests are skipped has one judge.
 */
class DumpTests {

	private static final String SCHEMA = """
			CREATE TABLE a (x int PRIMARY KEY, y text DEFAULT 'y');
			CREATE VIEW v AS SELECT y, x FROM a;
			CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
			-- one

			BEGIN RETURN 1; END $$;
			""";

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private final Optional<DumpProgram> program = DumpProgram.of(this.majorVersion);

	@BeforeEach
	void needsProgram() {
		assumeTrue(this.program.isPresent(),
				"No pg_dump of PostgreSQL " + this.majorVersion + " is installed: the catalogs judge alone");
	}

	@Test
	void databasesThatWereMadeInAnotherOrderAreEqual() {
		assertThat(differences("""
				CREATE TABLE a (x int, y text DEFAULT 'y', gone int);
				ALTER TABLE a DROP COLUMN gone;
				ALTER TABLE a ADD CHECK (x > 1), ADD PRIMARY KEY (x) WITH (fillfactor = 60, deduplicate_items = off);
				GRANT SELECT ON a TO public;
				GRANT INSERT ON a TO CURRENT_USER;
				ALTER TABLE a SET (fillfactor = 70, autovacuum_enabled = off);
				CREATE TYPE e AS ENUM ('v', 'w');
				ALTER TYPE e ADD VALUE 'm' BEFORE 'w'""",
				"""
						CREATE TYPE e AS ENUM ('v', 'm', 'w');
						CREATE TABLE a (y text DEFAULT 'y', x int CHECK (x > 1)) WITH (autovacuum_enabled = off, fillfactor = 70);
						GRANT INSERT ON a TO CURRENT_USER;
						GRANT SELECT ON a TO public;
						ALTER TABLE a ADD PRIMARY KEY (x) WITH (deduplicate_items = off, fillfactor = 60)"""))
			.isEmpty();
	}

	@Test
	void oneChangeMakesEqualDatabasesDifferent() {
		assertThat(differences(SCHEMA, SCHEMA)).isEmpty();
		for (String change : List.of("ALTER TABLE a ALTER y SET DEFAULT 'z'", "ALTER TABLE a SET (fillfactor = 70)",
				"ALTER TABLE a ALTER y SET NOT NULL", "ALTER TABLE a ADD CHECK (x > 1)", "CREATE INDEX ON a (y)",
				"COMMENT ON COLUMN a.x IS 'x'", "GRANT SELECT ON a TO public", "CREATE TABLE b ()",
				"DROP VIEW v; CREATE VIEW v AS SELECT x, y FROM a",
				"CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\n-- one\nBEGIN RETURN 1; END $$",
				"CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\n-- two\n\nBEGIN RETURN 1; END $$",
				"ALTER TABLE a SET UNLOGGED")) {
			assertThat(differences(SCHEMA + change, SCHEMA)).as(change).isNotEmpty();
			assertThat(differences(SCHEMA, SCHEMA + change)).as(change).isNotEmpty();
		}
	}

	@Test
	void anOwnerMayGrantWhatHeHas() {
		assertThat(differences("""
				CREATE TABLE a (x int);
				GRANT SELECT ON a TO public;
				GRANT SELECT ON a TO pg_monitor WITH GRANT OPTION;
				ALTER TABLE a OWNER TO pg_monitor""", """
				CREATE TABLE a (x int);
				ALTER TABLE a OWNER TO pg_monitor;
				GRANT SELECT ON a TO public""")).isEmpty();
		assertThat(differences("CREATE TABLE a (x int); GRANT SELECT ON a TO pg_monitor WITH GRANT OPTION",
				"CREATE TABLE a (x int); GRANT SELECT ON a TO pg_monitor"))
			.isNotEmpty();
	}

	@Test
	void aColumnBelongsToItsTable() {
		assertThat(differences("CREATE TABLE a (x int); CREATE TABLE b (y int)",
				"CREATE TABLE a (y int); CREATE TABLE b (x int)"))
			.hasSize(4);
	}

	@Test
	void aDifferenceIsAnEntry() {
		assertThat(differences("CREATE SEQUENCE s", "CREATE SEQUENCE s INCREMENT BY 2"))
			.extracting((difference) -> difference.replaceFirst("Owner: .*", "Owner: me"))
			.first()
			.asString()
			.startsWith("""
					pg_dump has: Name: s; Type: SEQUENCE; Schema: public; Owner: me
					CREATE SEQUENCE public.s
					    START WITH 1
					    INCREMENT BY 1
					""");
	}

	private List<String> differences(String is, String shouldBe) {
		return Dump.compare(dump(is), dump(shouldBe));
	}

	private Dump dump(String sql) {
		try (TestDatabase database = PostgresServer.shared().createDatabase()) {
			database.execute(sql);
			return this.program.orElseThrow().read(database.programUrl());
		}
	}

}
