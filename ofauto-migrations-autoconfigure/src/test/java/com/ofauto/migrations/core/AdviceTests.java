package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a message advises is followed here, and helps.
 */
@ExtendWith(PostgresExtension.class)
class AdviceTests {

	private static final String NAME = "20260102000000_change";

	private static final String INDEX = "SELECT indexrelid::regclass, indisvalid FROM pg_index"
			+ " WHERE indrelid = 'clients'::regclass";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void deployClients(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY, name text); CREATE TYPE state AS ENUM ('new');");
		this.migrations.migrator(database.dataSource()).deploy();
		database.execute("ALTER TABLE clients DROP CONSTRAINT clients_pkey");
	}

	private DeployReport deploy(TestDatabase database, String script) {
		this.migrations.with(NAME, script);
		return this.migrations.migrator(database.dataSource()).deploy();
	}

	private String adviceFor(TestDatabase database, String script) {
		StatementFailedException failure = catchThrowableOfType(StatementFailedException.class,
				() -> deploy(database, script));
		assertThat(failure).isNotNull();
		int more = failure.remedy().indexOf("If this migration is applied nowhere yet");
		return failure.remedy().substring(0, more).strip();
	}

	@ParameterizedTest
	@ValueSource(strings = { "DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY clients_name ON clients (name)'; END $$;",
			"DO $$ BEGIN IF true THEN CREATE INDEX CONCURRENTLY clients_name ON clients (name); END IF; END $$;",
			"CREATE FUNCTION build() RETURNS void LANGUAGE plpgsql AS $$ BEGIN"
					+ " CREATE INDEX CONCURRENTLY clients_name ON clients (name); END $$;\nSELECT build();" })
	void whatRunsOnlyByItselfIsWrittenOutsideOfABlock(String script, TestDatabase database) {
		assertThat(adviceFor(database, script)).isEqualTo("PostgreSQL runs this command only by itself, never from a DO"
				+ " block, a function or a procedure: write it as a statement of the file, with IF NOT EXISTS or IF EXISTS"
				+ " in place of a condition.");
		deploy(database, "CREATE INDEX CONCURRENTLY IF NOT EXISTS clients_name ON clients (name);");
		assertThat(database.queryForStrings(INDEX)).containsExactly("clients_name|t");
	}

	@Test
	void aReadOnlyTransactionIsNotTheFilesFaultUnlessItSaysSo(TestDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");
		assertThat(adviceFor(database, "CREATE TABLE more (id int);")).isEqualTo("The transaction is read-only. If the"
				+ " file does not say so itself, use a session that can write: SELECT setting, source FROM"
				+ " pg_settings WHERE name = 'default_transaction_read_only' shows where the setting comes from.");
		assertThat(database.queryForString(
				"SELECT setting || ' ' || source FROM pg_settings WHERE name =" + " 'default_transaction_read_only'"))
			.isEqualTo("on database");
	}

	@Test
	void whatNeedsMoreLocksThanTheServerHasIsDivided() {
		PostgresServer small = PostgresServer
			.startAnother(Map.of("max_locks_per_transaction", "10", "max_connections", "50"));
		try (TestDatabase database = small.createDatabase()) {
			this.migrations.migrator(database.dataSource()).deploy();
			List<String> tables = IntStream.range(0, 1000)
				.mapToObj((number) -> "CREATE TABLE t_%s (id int PRIMARY KEY, name text);".formatted(number))
				.toList();
			assertThat(adviceFor(database, String.join("\n", tables))).isEqualTo("A transaction locks each table and"
					+ " index that it makes, changes or drops. Raise max_locks_per_transaction of the server and start it"
					+ " again, or write \"COMMIT; BEGIN;\" between parts of the file.");
			deploy(database,
					"BEGIN;\n" + IntStream.range(0, 10)
						.mapToObj((part) -> String.join("\n", tables.subList(part * 100, part * 100 + 100)))
						.collect(Collectors.joining("\nCOMMIT; BEGIN;\n")) + "\nCOMMIT;");
			assertThat(database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename LIKE 't\\_%'"))
				.isEqualTo(1000);
		}
	}

	@Test
	void whatDoesNotRunInATransactionGetsAMigrationOfItsOwn(TestDatabase database) {
		assertThat(adviceFor(database, "BEGIN; CREATE INDEX CONCURRENTLY clients_name ON clients (name); COMMIT;"))
			.isEqualTo(
					"PostgreSQL does not run this statement in a transaction: put it into a migration of its own whose"
							+ " first line is \"-- ofauto: transaction=off\".");
		deploy(database, "-- ofauto: transaction=off\nCREATE INDEX CONCURRENTLY clients_name ON clients (name);");
		assertThat(database.queryForStrings(INDEX)).containsExactly("clients_name|t");
	}

	@Test
	void aSettingOfTheTransactionThatComesTooLateIsNoCaseForOutside(TestDatabase database) {
		assertThat(adviceFor(database,
				"BEGIN; SELECT count(*) FROM clients; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; COMMIT;"))
			.isEmpty();
	}

	@Test
	void aNewValueIsUsedInTheNextMigration(TestDatabase database) {
		String add = "BEGIN;\nALTER TYPE state ADD VALUE 'old';\n";
		String use = "ALTER TABLE clients ADD state state DEFAULT 'old';\n";
		assertThat(adviceFor(database, add + use + "COMMIT;")).isEqualTo("A value added to an enum can be used only"
				+ " after the transaction that added it: put the use into the next migration.");
		this.migrations.with("20260103000000_use", use);
		assertThat(deploy(database, add + "COMMIT;").applied()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DO $$ BEGIN INSERT INTO clients VALUES (7); COMMIT; END $$;",
			"BEGIN; DO $$ BEGIN INSERT INTO clients VALUES (7); COMMIT; END $$; COMMIT;" })
	void aBlockThatCommitsGetsAMigrationOfItsOwn(String script, TestDatabase database) {
		assertThat(adviceFor(database, script)).isEqualTo(
				"The block commits by itself, which it can do only outside a transaction: put it into a migration of"
						+ " its own whose first line is \"-- ofauto: transaction=off\".");
		deploy(database, "-- ofauto: transaction=off\nDO $$ BEGIN INSERT INTO clients VALUES (7); COMMIT; END $$;");
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isOne();
	}

	@Test
	void aFunctionThatCommitsIsHelpedByNothing(TestDatabase database) {
		assertThat(adviceFor(database,
				"CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN COMMIT; RETURN 1; END $$; SELECT f();"))
			.isEmpty();
	}

	@Test
	void checksThatWaitAreMadeBeforeTheTableIsChanged(TestDatabase database) {
		String before = "CREATE TABLE agencies (id int PRIMARY KEY);\nCREATE TABLE staff (agency int REFERENCES agencies"
				+ " DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO agencies VALUES (1);\nINSERT INTO staff VALUES (1);\n";
		String change = "ALTER TABLE staff ADD name text;\n";
		assertThat(adviceFor(database, before + change))
			.isEqualTo("The table has foreign key checks that wait for the end of the transaction: write"
					+ " \"SET CONSTRAINTS ALL IMMEDIATE;\" before the statement.");
		assertThat(deploy(database, before + "SET CONSTRAINTS ALL IMMEDIATE;\n" + change).applied()).hasSize(1);
	}

	@Test
	void linesThatPgDumpWritesForPsqlAreTakenOut(TestDatabase database) {
		String dump = "\\restrict aX0\n\nSET standard_conforming_strings = on;\n\nCREATE TABLE dumped ();\n\n\\unrestrict aX0\n";
		assertThatExceptionOfType(MigrationScriptException.class).isThrownBy(() -> deploy(database, dump))
			.withMessage("Migration " + NAME + " cannot be applied.\n" + this.migrations.location(NAME)
					+ ":1:1: \\restrict is a psql command that pg_dump writes; remove the lines that begin with"
					+ " \\restrict"
					+ " and \\unrestrict.\nCorrect the file, and start again; nothing has been applied.");
		assertThat(deploy(database, dump.replaceAll("(?m)^\\\\(un)?restrict.*$", "")).applied()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SET standard_conforming_strings = off;", "set session standard_conforming_strings to 'Off';",
					"SET LOCAL standard_conforming_strings TO DEFAULT;", "SET \"standard_conforming_strings\" = false;",
					"SELECT pg_catalog.set_config('standard_conforming_strings', 'off', false);",
					"DO $$ BEGIN PERFORM set_config('Standard_conforming_strings','0',true); END $$;",
					"DO $$ BEGIN EXECUTE 'SET standard_conforming_strings = off'; END $$;" })
	void stringsAreReadByTheStandard(String setting, TestDatabase database) {
		String insert = "INSERT INTO clients VALUES (1, 'it\\'s; ok'), (2, 'back\\\\slash');\n";
		assertThatExceptionOfType(MigrationScriptException.class)
			.isThrownBy(() -> deploy(database, "SELECT 1;\n" + setting + "\n" + insert))
			.withMessage("Migration " + NAME + " cannot be applied.\n" + this.migrations.location(NAME)
					+ ":2:1: standard_conforming_strings changes where a string ends, and a file is cut into statements with"
					+ " it on; take the setting out, and write strings with backslashes as E'…'.\n"
					+ "Correct the file, and start again; nothing has been applied.");
		deploy(database, insert.replace("'it", "E'it").replace("'back", "E'back"));
		assertThat(database.queryForStrings("SELECT name FROM clients ORDER BY id")).containsExactly("it's; ok",
				"back\\slash");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET standard_conforming_strings = on;", "SET standard_conforming_strings TO 'on';",
			"SELECT set_config('standard_conforming_strings', 'on', false);", "SET escape_string_warning = off;",
			"SET backslash_quote = safe_encoding;", "SELECT 'standard_conforming_strings';",
			"SELECT current_setting('standard_conforming_strings');" })
	void settingsThatDoNoHarmAreLeftAlone(String setting, TestDatabase database) {
		assertThat(deploy(database, setting).applied()).hasSize(1);
	}

	@Test
	void aRoleThatReadsStringsInAnotherWayDeploysTheSame(TestDatabase database) {
		database.execute("CREATE ROLE old_dialect LOGIN SUPERUSER");
		try {
			deploy(database, "ALTER ROLE old_dialect SET standard_conforming_strings = off;");
			var dataSource = database.dataSource();
			dataSource.setUser("old_dialect");
			this.migrations.with("20260103000000_strings", "INSERT INTO clients VALUES (3, 'C:\\'), (4, '\\\\');");
			this.migrations.migrator(dataSource).deploy();
			assertThat(database.queryForStrings("SELECT name FROM clients ORDER BY id")).containsExactly("C:\\",
					"\\\\");
		}
		finally {
			database.execute("DROP OWNED BY old_dialect; DROP ROLE old_dialect");
		}
	}

}
