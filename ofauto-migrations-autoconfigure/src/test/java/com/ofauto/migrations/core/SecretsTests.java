package com.ofauto.migrations.core;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A statement that fails leaves no password in message, log and history.
 */
@ExtendWith(PostgresExtension.class)
class SecretsTests {

	private static final String NAME = "20260101000000_secrets";

	@TempDir
	Path directory;

	private StatementFailedException fail(TestDatabase database, String script) {
		MigrationsOnDisk migrations = new MigrationsOnDisk(this.directory).with(NAME, script);
		return catchThrowableOfType(StatementFailedException.class,
				() -> migrations.migrator(database.dataSource()).deploy());
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE ROLE billing LOGIN PASSWORD 'TOP-SECRET' NOSUCHOPTION;",
			"ALTER USER nobody_here WITH ENCRYPTED PASSWORD 'TOP-SECRET';",
			"ALTER ROLE nobody_here\nPASSWORD -- the old one\n'TOP-SECRET';",
			"ALTER ROLE nobody_here PASSWORD E'TOP-SECRET\\n';", "ALTER ROLE nobody_here PASSWORD $p$TOP-SECRET$p$;",
			"ALTER ROLE nobody_here PASSWORD $$TOP-SECRET$$;", "ALTER ROLE nobody_here PASSWORD 'it''s TOP-SECRET';",
			"ALTER ROLE nobody_here PASSWORD U&'TOP-SECRET';", "CREATE ROLE billing PASSWORD TOPSECRET;",
			"ALTER ROLE nobody_here PASSWORD'TOP-SECRET';",
			"CREATE SUBSCRIPTION s CONNECTION 'host=nowhere password=TOP-SECRET dbname=x' PUBLICATON p;",
			"CREATE SUBSCRIPTION s CONNECTION 'postgresql://u:TOP-SECRET@nowhere/x' PUBLICATON p;",
			"CREATE USER MAPPING FOR public SERVER nowhere OPTIONS (user 'u', password 'TOP-SECRET');",
			"SELECT dblink_connect('host=nowhere password=''TOP-SECRET'' dbname=x');",
			"SELECT set_config('app.password', 'TOP-SECRET', false), 1 / 0;", "SET app.password = 'TOP-SECRET' x;",
			"SET app.client_secret TO 'TOP-SECRET' x;",
			"DO $$ BEGIN EXECUTE 'ALTER ROLE nobody_here PASSWORD ''TOP-SECRET'''; END $$;",
			"DO $$ BEGIN ALTER ROLE nobody_here PASSWORD 'TOP-SECRET'; END $$;",
			"DO $$ BEGIN EXECUTE 'SELECT dblink_connect(''host=nowhere password=TOP-SECRET'')'; END $$;",
			"DO $$ BEGIN EXECUTE format('ALTER ROLE nobody_here PASSWORD %L', 'TOP-SECRET'); END $$;",
			"DO $$ DECLARE word text := 'TOP-SECRET'; BEGIN EXECUTE concat('ALTER ROLE nobody_here PASSWORD ',"
					+ " quote_literal(word)); END $$;",
			"-- ofauto: transaction=off\nSELECT 1;\nCREATE ROLE billing PASSWORD 'TOP-SECRET' NOSUCHOPTION;" })
	void noPasswordIsKept(String script, TestDatabase database) {
		StatementFailedException failure = fail(database, script);
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage()).doesNotContainPattern("TOP-?SECRET");
		assertThat(stackTrace(failure)).contains("Caused by: ").doesNotContainPattern("TOP-?SECRET");
		assertThat(database.queryForStrings("SELECT logs FROM _prisma_migrations"))
			.allSatisfy((logs) -> assertThat(logs).contains("ofauto-migrations").doesNotContainPattern("TOP-?SECRET"));
	}

	@Test
	void theRestOfTheStatementIsShown(TestDatabase database) {
		StatementFailedException failure = fail(database,
				"CREATE ROLE billing LOGIN PASSWORD 'TOP-SECRET' NOSUCHOPTION;\n");
		assertThat(failure.failure().statement()).isEqualTo("CREATE ROLE billing LOGIN PASSWORD '***' NOSUCHOPTION;");
		assertThat(failure.failure().message()).isEqualTo("unrecognized role option \"nosuchoption\"");
		assertThat(database.queryForString("SELECT " + TestDatabase.LOGS + " FROM _prisma_migrations"))
			.isEqualTo("ofauto-migrations: rolled back\n" + this.directory + "/" + NAME
					+ "/migration.sql:1:49: unrecognized role option \"nosuchoption\" (SQLSTATE 42601)\n"
					+ "    CREATE ROLE billing LOGIN PASSWORD '***' NOSUCHOPTION;");
	}

	@Test
	void theCauseIsTheServersInAllElse(TestDatabase database) {
		PSQLException cause = (PSQLException) fail(database, """
				DO $$ BEGIN EXECUTE 'ALTER ROLE nobody_here PASSWORD ''TOP-SECRET'''; END $$;
				""").getCause();
		ServerErrorMessage server = Objects.requireNonNull(cause.getServerErrorMessage());
		assertThat(cause.getSQLState()).isEqualTo("42704");
		assertThat((Throwable) cause)
			.hasMessageStartingWith("ERROR: role \"nobody_here\" does not exist\n  Where: SQL statement"
					+ " \"ALTER ROLE nobody_here PASSWORD '***'\"\nPL/pgSQL function inline_code_block line 1 at EXECUTE");
		assertThat(server.getSeverity()).isEqualTo("ERROR");
		assertThat(server.getFile()).isNotEmpty();
		assertThat(server.getLine()).isPositive();
		assertThat(server.getRoutine()).isNotEmpty();
		assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("receiveErrorResponse");
	}

	@Test
	void noFieldOfTheServersMessageKeepsIt() {
		PSQLException error = new PSQLException(new ServerErrorMessage(String.join("\0", "SERROR", "C22000",
				"Mm TOP-SECRET", "Dd TOP-SECRET", "Hh TOP-SECRET", "qq TOP-SECRET", "Ww TOP-SECRET", "P7", "p8", "ss",
				"tt", "cc", "de", "nn", "Ff", "L9", "Rr", "")), false);
		assertThat(RedactedErrors.texts(error)).isEqualTo("m TOP-SECRET\nd TOP-SECRET\nw TOP-SECRET\nq TOP-SECRET\n");
		PSQLException clean = (PSQLException) RedactedErrors.of(error,
				Secrets.of("ALTER ROLE a PASSWORD 'TOP-SECRET'"));
		ServerErrorMessage server = Objects.requireNonNull(clean.getServerErrorMessage());
		assertThat(Stream.of(server.getSeverity(), server.getSQLState(), server.getMessage(), server.getDetail(),
				server.getHint(), server.getInternalQuery(), server.getWhere(), server.getSchema(), server.getTable(),
				server.getColumn(), server.getDatatype(), server.getConstraint(), server.getFile(),
				server.getRoutine()))
			.containsExactly("ERROR", "22000", "m ***", "d ***", "h ***", "q ***", "w ***", "s", "t", "c", "e", "n",
					"f", "r");
		assertThat(List.of(server.getPosition(), server.getInternalPosition(), server.getLine())).containsExactly(7, 8,
				9);
		assertThat(clean.getStackTrace()).isEqualTo(error.getStackTrace());
		assertThat((Throwable) clean).hasMessage("ERROR: m ***");
	}

	private static String stackTrace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE users (id int, password text DEFAULT 'none', kind int);",
			"INSERT INTO users (name, password) VALUES ('a', 'b');", "SELECT 'the password', 'is long';",
			"CREATE TYPE login AS ENUM ('password', 'passkey', 'oauth');", "COMMENT ON COLUMN u.password IS 'a hash';",
			"SELECT password FROM users WHERE name = 'admin';",
			"ALTER ROLE app PASSWORD NULL VALID UNTIL '2030-01-01';" })
	void whatOnlySpeaksOfAPasswordIsShown(String statement) {
		assertThat(Secrets.of(statement).hide(statement)).isEqualTo(statement);
	}

	/**
	 * The server says what a block has put together.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "ALTER ROLE a PASSWORD 'TOP-SECRET'", "ALTER ROLE a PASSWORD'TOP-SECRET'",
			"ALTER ROLE a PASSWORD E'TOP-SECRET'", "ALTER ROLE a PASSWORD U&'TOP-SECRET'",
			"ALTER ROLE a PASSWORD $p$TOP-SECRET$p$", "CREATE USER a PASSWORD TOP.SECRET",
			"SELECT set_config('app.password', 'TOP-SECRET', false)", "SET app.client_secret = 'TOP-SECRET'",
			"SELECT dblink('host=nowhere password=TOP-SECRET')", "SELECT dblink('postgresql://u:TOP-SECRET@nowhere')" })
	void aPasswordIsHiddenInWhatTheServerSaysToo(String said) {
		assertThat(Secrets.of("DO ''").hide(said)).contains("***").doesNotContainPattern("TOP.SECRET");
		assertThat(Secrets.of(said).hide("no TOP-SECRET, no TOP.SECRET, no x")).contains("***").endsWith("no x");
	}

	/**
	 * It would be found everywhere.
	 */
	@Test
	void aShortPasswordIsHiddenWhereItIsSetAlone() {
		String statement = "ALTER ROLE app PASSWORD 'app'";
		assertThat(Secrets.of(statement).hide(statement + ": role \"app\" does not exist"))
			.isEqualTo("ALTER ROLE app PASSWORD '***': role \"app\" does not exist");
	}

	@Test
	void linesStayWhereTheyAre() {
		String statement = "ALTER ROLE a PASSWORD $$one\ntwo\n$$ VALID;\nSELECT 1";
		assertThat(Secrets.of(statement).hide(statement)).isEqualTo("ALTER ROLE a PASSWORD ***\n\n VALID;\nSELECT 1");
	}

}
