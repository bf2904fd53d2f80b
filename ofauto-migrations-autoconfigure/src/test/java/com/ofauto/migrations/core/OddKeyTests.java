package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Keys whose order or text is not what it seems.
 */
@ExtendWith(PostgresExtension.class)
class OddKeyTests {

	private static final String NAME = "20260102000000_fill";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void begin(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_first", "CREATE TABLE first ();");
		deploy(database);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
			numeric          ! ('NaN'), ('Infinity'), ('-Infinity'), (0), (-0.5), (1e40), (1e-40)
			timestamptz      ! ('infinity'), ('-infinity'), ('0044-03-15 BC'), ('2026-03-29 02:30+01'), ('294276-01-01')
			timestamp(0)     ! ('infinity'), ('-infinity'), ('2026-03-29 02:30'), ('0001-01-01 BC')
			date             ! ('infinity'), ('-infinity'), ('4713-01-01 BC'), ('5874897-12-31'), ('2026-04-03')
			text COLLATE "C" ! ('b'), ('B'), ('a'), (''), ('ä'), (' '), ('a b'), ('a-b')
			text             ! ('b'), ('B'), ('a'), (''), ('ä'), (' '), ('a b'), ('a-b'), ('%'), ('\\n')
			ci               ! ('b'), ('A'), ('c'), (''), ('ä')
			char(3)          ! ('b'), (''), ('ab '), ('abc')
			uuid             ! ('ffffffff-ffff-ffff-ffff-ffffffffffff'), ('00000000-0000-0000-0000-000000000000')
			bigint           ! (9223372036854775807), (-9223372036854775808), (0)
			""")
	void eachRowIsPassedOnce(String type, String values, TestDatabase database) {
		database
			.execute("CREATE COLLATION ignoring (provider = icu, locale = 'und-u-ks-level2', deterministic = false);"
					+ " CREATE DOMAIN ci AS text COLLATE ignoring; SET TIME ZONE 'Europe/Berlin'; CREATE TABLE odd (id "
					+ type + " PRIMARY KEY, n int NOT NULL DEFAULT 0); INSERT INTO odd (id) VALUES " + values);
		backfill("UPDATE odd SET n = n + 1 WHERE n = 0", "id batch=1 pause=0ms");
		deploy(database);
		assertThat(database.queryForStrings("SELECT DISTINCT n FROM odd")).containsExactly("1");
	}

	/**
	 * A person changes the settings of the role between two runs.
	 */
	@Test
	void aDateMeansTheSameInTheNextRun(TestDatabase database) {
		database.execute("CREATE TABLE odd (id date PRIMARY KEY, n int NOT NULL DEFAULT 0);"
				+ " INSERT INTO odd (id) SELECT date '2026-01-01' + i FROM generate_series(0, 99) i");
		dateStyle(database, "SQL, DMY");
		this.migrations.with(NAME, "UPDATE odd SET n = n + 1 + 0 / (id - date '2026-03-21') WHERE n = 0"
				+ " /* ofauto: backfill id batch=30 pause=0ms */;");
		assertThat(catchThrowableOfType(StatementFailedException.class, () -> deploy(database)).problem())
			.endsWith("\nIts batches have updated 60 rows, which stay (60 rows, up to id 2026-03-01).");
		dateStyle(database, "SQL, MDY");
		database.execute("DELETE FROM odd WHERE id = '2026-03-21'");
		deploy(database);
		assertThat(database.queryForStrings("SELECT n, count(*) FROM odd GROUP BY 1")).containsExactly("1|99");
	}

	private static void dateStyle(TestDatabase database, String style) {
		database.execute("ALTER DATABASE " + database.name() + " SET datestyle = '" + style + "'");
	}

	@Test
	void rowsThatAPolicyHidesFromTheUpdateAreTold(TestDatabase database) {
		database.execute("CREATE TABLE odd (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);"
				+ " INSERT INTO odd SELECT i FROM generate_series(1, 20) i; CREATE ROLE odd_filler;"
				+ " GRANT SELECT, UPDATE ON odd TO odd_filler; ALTER TABLE odd ENABLE ROW LEVEL SECURITY;"
				+ " CREATE POLICY seen ON odd FOR SELECT USING (true);"
				+ " CREATE POLICY changed ON odd FOR UPDATE USING (id > 5)");
		try {
			database.execute("ALTER TABLE odd OWNER TO odd_filler; ALTER TABLE odd FORCE ROW LEVEL SECURITY");
			database.execute(
					"GRANT ALL ON SCHEMA public TO odd_filler; ALTER TABLE _prisma_migrations OWNER TO odd_filler");
			backfill("UPDATE odd SET n = 1 WHERE n = 0", "id batch=7 pause=0ms");
			StatementFailedException failure = catchThrowableOfType(StatementFailedException.class,
					() -> new Migrator(as(database, "odd_filler"), this.migrations.directory(),
							MigrationsOnDisk.settings(), List.of())
						.deploy());
			assertThat(failure.problem())
				.contains("5 rows still fit the condition, and another round has updated no row; see whether a trigger"
						+ " or a row security policy keeps the UPDATE from rows that the WHERE finds");
		}
		finally {
			database.execute("DROP OWNED BY odd_filler; DROP ROLE odd_filler");
		}
	}

	private static DataSource as(TestDatabase database, String role) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setOptions("-c role=" + role);
		return dataSource;
	}

	@Test
	void twoBackfillsOfOneTableRunOneAfterTheOther(TestDatabase database) {
		database.execute("CREATE TABLE odd (id int PRIMARY KEY, n int NOT NULL DEFAULT 0, m int);"
				+ " INSERT INTO odd (id) SELECT i FROM generate_series(1, 20) i");
		backfill("UPDATE odd SET n = 1 WHERE n = 0", "id batch=7 pause=0ms");
		this.migrations.with("20260103000000_again",
				"UPDATE odd SET m = n + 1 WHERE m IS NULL /* ofauto: backfill id batch=7 pause=0ms */;");
		deploy(database);
		assertThat(database.queryForStrings("SELECT n, m, count(*) FROM odd GROUP BY 1, 2")).containsExactly("1|2|20");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			UPDATE odd SET m = '/* ofauto: backfill id */' WHERE m IS NULL;
			UPDATE odd SET m = $$-- ofauto: backfill id$$ WHERE m IS NULL;
			UPDATE odd SET m = 'x' WHERE m IS NULL /* see /* ofauto: backfill id */ */;
			""")
	void whatOnlyLooksLikeTheCommentIsNone(String statement, TestDatabase database) {
		database.execute("CREATE TABLE odd (id int PRIMARY KEY, m text); INSERT INTO odd SELECT generate_series(1, 9)");
		this.migrations.with(NAME, statement);
		assertThat(this.migrations.migrator(database.dataSource()).deploy().applied()).singleElement()
			.satisfies((applied) -> assertThat(applied.transactional()).isTrue());
	}

	private void backfill(String update, String directive) {
		this.migrations.with(NAME, update + " /* ofauto: backfill " + directive + " */;\n");
	}

	private void deploy(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
	}

}
