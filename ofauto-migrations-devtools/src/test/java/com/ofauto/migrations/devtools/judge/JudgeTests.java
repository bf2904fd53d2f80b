package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the judge says of two databases.
 */
class JudgeTests {

	private final Judge judge = new Judge();

	@Test
	void databasesThatWereMadeInAnotherOrderAreEqual() throws SQLException {
		assertThat(differences("""
				CREATE TABLE a (x int PRIMARY KEY, y text DEFAULT 'y', gone int);
				ALTER TABLE a DROP COLUMN gone;
				CREATE TABLE b (k int, x int REFERENCES a ON DELETE CASCADE, PRIMARY KEY (k)) PARTITION BY RANGE (k);
				CREATE TABLE b1 PARTITION OF b FOR VALUES FROM (0) TO (10);
				CREATE TABLE b2 PARTITION OF b FOR VALUES FROM (10) TO (20);
				CREATE TABLE c (k int REFERENCES b);
				CREATE TYPE e AS ENUM ('v', 'w');
				ALTER TYPE e ADD VALUE 'm' BEFORE 'w';
				CREATE VIEW v AS SELECT y, x FROM a""", """
				CREATE TYPE e AS ENUM ('v', 'm', 'w');
				CREATE TABLE a (y text DEFAULT 'y', x int);
				ALTER TABLE a ADD PRIMARY KEY (x);
				CREATE VIEW v AS SELECT y, x FROM a;
				CREATE TABLE b (k int, x int, PRIMARY KEY (k)) PARTITION BY RANGE (k);
				CREATE TABLE b2 PARTITION OF b FOR VALUES FROM (10) TO (20);
				CREATE TABLE c (k int REFERENCES b);
				CREATE TABLE b1 PARTITION OF b FOR VALUES FROM (0) TO (10);
				ALTER TABLE b ADD FOREIGN KEY (x) REFERENCES a ON DELETE CASCADE""")).isEmpty();
	}

	@Test
	void aDifferenceSaysWhereItIs() throws SQLException {
		assertThat(differences("CREATE TABLE a (x int, y int); CREATE UNIQUE INDEX i ON a (x)",
				"CREATE TABLE a (x int, y int); CREATE UNIQUE INDEX i ON a (y); ALTER TABLE a REPLICA IDENTITY FULL"))
			.containsExactly("pg_class: table public.a: relreplident is d, should be f",
					"pg_depend: a, index public.i, table public.a.x: should not be there",
					"pg_depend: a, index public.i, table public.a.y: is missing",
					"pg_index: index public.i: indkey is x, should be y");
	}

	@Test
	void aChangeOfWhatTheServerCameWithIsSeen() throws SQLException {
		assertThat(differences("", "COMMENT ON TABLE pg_class IS 'x'; COMMENT ON EXTENSION plpgsql IS NULL"))
			.extracting((difference) -> difference.replaceAll("\\d+", "N"))
			.containsExactly("pg_description: table pg_catalog.pg_class: is missing",
					"pg_description: of the rows that the server came with, N are left, should be N");
	}

	@Test
	void itSharesNothingWithWhatItJudges() {
		String judge = Judge.class.getPackageName();
		classes().that()
			.haveSimpleNameNotEndingWith("Tests")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(judge, "java..", "org.jspecify.annotations..")
			.because("who shares a reader shares its blind spots")
			.check(new ClassFileImporter().importPackages(judge));
	}

	private List<String> differences(String is, String shouldBe) throws SQLException {
		return Judge.compare(portrait(is), portrait(shouldBe));
	}

	private Portrait portrait(String sql) throws SQLException {
		try (TestDatabase database = PostgresServer.shared().createDatabase();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
			return this.judge.read(connection);
		}
	}

}
