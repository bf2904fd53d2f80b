package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The rows that are there decide whether a change goes through, is refused or has to be
 * wanted.
 */
@ExtendWith(PostgresExtension.class)
class RowsDecideTests {

	@TempDir
	Path directory;

	private DevProject project;

	@BeforeEach
	void start(TestDatabase database) throws IOException {
		this.project = new DevProject(this.directory, database).source("schema.sql");
	}

	/**
	 * The last column is how many of the values do not fit.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			bigint           | integer       | (1), (-2147483648), (NULL)               | 0
			bigint           | integer       | (1), (2147483648), (-2147483649)         | 2
			numeric          | integer       | (1.0), (2)                               | 0
			numeric          | integer       | (1.5), (3000000000)                      | 2
			double precision | integer       | (1), (1.5), ('NaN')                      | 2
			numeric          | numeric(4,1)  | (1.5), (999.9)                           | 0
			numeric          | numeric(4,1)  | (1.55), (1000)                           | 2
			double precision | real          | (0.5), (0)                               | 0
			double precision | real          | (0.1), (1e300)                           | 2
			text             | varchar(3)    | ('abc'), ('')                            | 0
			text             | varchar(3)    | ('abcd'), ('ab  ')                       | 2
			text             | integer       | ('1'), ('-7')                            | 0
			text             | integer       | ('1'), ('x'), ('1.5'), ('99999999999')   | 3
			text             | numeric(4,1)  | ('1.5'), ('1.55')                        | 1
			text             | date          | ('2020-01-01'), ('soon')                 | 1
			text             | uuid          | ('00000000-0000-0000-0000-000000000000') | 0
			timestamp        | date          | ('2020-01-01'), ('2020-01-01 10:00')     | 1
			timestamp        | timestamp(0)  | ('2020-01-01 10:00:00.5')                | 1
			bit varying      | bit(2)        | ('10'), ('1')                            | 1
			integer          | boolean       | (0), (1), (2)                            | 1
			integer          | uuid          | (1)                                      | 1
			""")
	void valuesThatDoNotFitAnotherType(String from, String to, String values, int misfits, TestDatabase database)
			throws IOException {
		this.project.migration("1_first", "CREATE TABLE t (a " + from + ");").type("migrate deploy");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
		database.execute("INSERT INTO t VALUES " + values);
		this.project.file("schema.sql", "CREATE TABLE t (a " + to + ");").type("migrate dev --name second");
		String screen = this.project.screen();
		if (misfits == 0) {
			assertThat(screen).endsWith("exit code 0\n");
		}
		else {
			assertThat(screen).contains(isCounted(values) ? counted(misfits) : "PostgreSQL says of one of them: ")
				.doesNotContain("Wrote ");
			assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
		}
	}

	/**
	 * PostgreSQL 16 says of each text whether it can be read; one before it fails at the
	 * first that cannot.
	 */
	private static boolean isCounted(String values) {
		return PostgresServer.shared().majorVersion() >= 16 || !values.matches(".*'(x|soon)'.*");
	}

	private static String counted(int rows) {
		return "(now: " + rows + ((rows == 1) ? " row)" : " rows)");
	}

	@Test
	void someOfTheValuesAreToldOnTheTerminalAlone(TestDatabase database) throws IOException {
		this.project.file("schema.sql", "CREATE TABLE t (a text);").type("migrate dev --name first").screen();
		database.execute("INSERT INTO t VALUES ('1'), ('it''s'), ('x'), ('y'), ('z')");
		this.project.file("schema.sql", "CREATE TABLE t (a integer);").type("migrate dev --name second");
		boolean counted = isCounted("'x'");
		assertThat(this.project.screen()).contains("""
				| The migration would fail on the rows that this database has. Nothing was written.
				| The column a of t becomes integer instead of text: the statement fails on values that cannot be read \
				as that""" + (counted ? " (now: 4 rows). Such as 'it's', 'x', 'y'.\n"
				: ". PostgreSQL says of one of them: invalid input syntax for type integer: \"it's\".\n"))
			.endsWith("exit code 3\n");
		this.project.type("migrate dev --name second --create-only");
		assertThat(this.project.newest("migration.sql"))
			.contains(counted ? "(now: 4 rows).\n" : "cannot be read as that")
			.doesNotContain("it's");
	}

	@Test
	void rowsThatRowSecurityHidesAreNotTakenForNone(TestDatabase database) throws IOException {
		String hidden = "ALTER TABLE t ENABLE ROW LEVEL SECURITY;\nALTER TABLE t FORCE ROW LEVEL SECURITY;\n";
		database.execute("CREATE ROLE row_owner; CREATE SCHEMA mine AUTHORIZATION row_owner");
		try {
			this.project.file("schema.sql", "CREATE TABLE t (a int, b int);\n" + hidden)
				.type("migrate dev --name first");
			assertThat(this.project.screen()).endsWith("exit code 0\n");
			database.execute("INSERT INTO t VALUES (1, 2); ALTER TABLE t OWNER TO row_owner;"
					+ " GRANT ALL ON SCHEMA public TO row_owner; GRANT ALL ON _prisma_migrations TO row_owner");
			PGSimpleDataSource owner = database.dataSource();
			owner.setOptions("-c role=row_owner");
			this.project.at(owner).file("schema.sql", "CREATE TABLE t (a int);\n" + hidden);
			assertThat(this.project.type("db push --dry-run").screen())
				.contains("The column b of t is dropped, and its values are lost.\n")
				.doesNotContain("(now: ");
		}
		finally {
			database.execute("DROP OWNED BY row_owner CASCADE; DROP ROLE row_owner");
		}
	}

	@Test
	void aCheckOfAColumnThatComesWithIt(TestDatabase database) throws IOException {
		this.project.file("schema.sql", "CREATE TABLE t (id int primary key);")
			.type("migrate dev --name first")
			.screen();
		database.execute("INSERT INTO t VALUES (1)");
		this.project.file("schema.sql", "CREATE TABLE t (id int primary key, bar bigint, CHECK (bar IS NOT NULL));")
			.type("migrate dev --name second");
		assertThat(this.project.screen()).contains(
				"t_bar_check checks the rows of t: the statement fails on one that does not satisfy it (now: 1 row).")
			.endsWith("exit code 3\n");
		this.project
			.file("schema.sql",
					"CREATE TABLE t (id int primary key, bar bigint DEFAULT 3, CHECK (bar IS NOT NULL AND bar > id));")
			.type("migrate dev --name second");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER TABLE t ADD CONSTRAINT t_a UNIQUE NULLS NOT DISTINCT (a);",
			"CREATE UNIQUE INDEX t_a ON t (a) NULLS NOT DISTINCT;",
			"CREATE UNIQUE INDEX t_a ON t (a) NULLS NOT DISTINCT WHERE b;" })
	void nullsThatAreNotDistinct(String unique, TestDatabase database) throws IOException {
		assumeTrue(PostgresServer.shared().majorVersion() >= 15, "PostgreSQL 15 has NULLS NOT DISTINCT");
		String table = "CREATE TABLE t (a int, b bool);\n";
		this.project.file("schema.sql", table).type("migrate dev --name first").screen();
		database.execute("INSERT INTO t VALUES (1, true), (NULL, true), (NULL, true), (NULL, NULL)");
		this.project.file("schema.sql", table + unique).type("migrate dev --name second");
		assertThat(this.project.screen())
			.contains("t_a makes a of t unique: the statement fails on duplicates (now: "
					+ (unique.endsWith("b;") ? 2 : 3) + " rows).")
			.endsWith("exit code 3\n");
		this.project.file("schema.sql", table + unique.replace(" NULLS NOT DISTINCT", ""))
			.type("migrate dev --name second");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
	}

	@Test
	void rowsThatDoNotBelongIntoAPartition(TestDatabase database) throws IOException {
		String schema = """
				CREATE TABLE p (a text) PARTITION BY LIST (a);
				CREATE TABLE p_1 PARTITION OF p FOR VALUES IN ('x', 'it''s');
				CREATE TABLE r (a int) PARTITION BY RANGE (a);
				CREATE TABLE r_1 PARTITION OF r FOR VALUES FROM (0) TO (10);
				""";
		this.project.file("schema.sql", schema).type("migrate dev --name first").screen();
		database.execute("INSERT INTO p VALUES ('x'), ('it''s'); INSERT INTO r VALUES (1), (9)");
		this.project.file("schema.sql", schema.replace("('x', ", "('y', ").replace("TO (10)", "TO (9)"))
			.type("migrate dev --name second");
		assertThat(this.project.screen()).contains("""
				| The rows of p_1 become those of a partition: the statement fails on one that does not belong there \
				(now: 1 row).
				| The rows of r_1 become those of a partition: the statement fails on one that does not belong there \
				(now: 1 row).
				""").endsWith("exit code 3\n");
		this.project.file("schema.sql", schema.replace("('x', ", "('y', 'x', ").replace("TO (10)", "TO (MAXVALUE)"))
			.type("migrate dev --name second");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
	}

}
