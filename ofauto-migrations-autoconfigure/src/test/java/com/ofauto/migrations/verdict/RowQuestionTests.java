package com.ofauto.migrations.verdict;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.AddedConstraint.Kind;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each statement that fails on the rows is foretold, and no other.
 */
@ExtendWith(PostgresExtension.class)
class RowQuestionTests {

	private static TestDatabase database;

	@BeforeAll
	static void fillADatabase() {
		database = PostgresServer.shared().createDatabase();
		database.execute("""
				CREATE TABLE clients (id int PRIMARY KEY, code char(4));
				INSERT INTO clients SELECT i, i FROM generate_series(1, 10) i;
				CREATE TABLE orders (id int PRIMARY KEY, client int, "Total" int, ref text, part numeric);
				INSERT INTO orders SELECT i, CASE WHEN i % 100 = 7 THEN 900 + i ELSE i % 10 + 1 END,
					CASE WHEN i % 500 = 3 THEN NULL ELSE i - 5 END,
					CASE WHEN i = 44 THEN 'none' ELSE (i / 2)::text END, i + 0.5 FROM generate_series(1, 3000) i;
				""");
	}

	@AfterAll
	static void dropIt() {
		database.close();
	}

	@Test
	void nullsAreCountedWithTheKeysOfSomeRows() {
		RowAnswer answer = ask(rule(Kind.NOT_NULL, null, "\"Total\""), "ALTER \"Total\" SET NOT NULL");
		assertThat(answer.told())
			.isEqualTo("orders has 6 rows where \"Total\" is null. Such as 'id 3', 'id 503', 'id 1003'.");
		assertThat(answer.text()).as("for a log").doesNotContain("503");
	}

	@Test
	void duplicatesAreValues() {
		assertThat(ask(rule(Kind.UNIQUE, "UNIQUE (client)", "client"), "ADD UNIQUE (client)").text())
			.isEqualTo("orders has 10 values of (client) more than once.");
		assertThat(ask(rule(Kind.UNIQUE, "UNIQUE (ref)", "ref"), "ADD UNIQUE (ref)").text())
			.isEqualTo("orders has more than 1,000 values of (ref) more than once.");
		assertThat(ask(rule(Kind.UNIQUE, "UNIQUE (\"Total\")", "\"Total\""), "ADD UNIQUE (\"Total\")").outcome())
			.isEqualTo(RowAnswer.Outcome.FITS);
	}

	@Test
	void nullsAreEqualWhereTheKeySaysSo() {
		RowAnswer answer = ask(rule(Kind.UNIQUE, "UNIQUE NULLS NOT DISTINCT (\"Total\")", "\"Total\""), null);
		assertThat(answer.text()).isEqualTo("orders has 1 value of (\"Total\") more than once.");
	}

	@Test
	void aPartialUniqueIndexAsksItsRowsOnly() {
		String index = "CREATE UNIQUE INDEX o ON public.orders USING btree (client) WHERE (id %s)";
		assertThat(ask(rule(Kind.UNIQUE, index.formatted("< 11"), "client"), null).outcome())
			.isEqualTo(RowAnswer.Outcome.FITS);
		assertThat(ask(rule(Kind.UNIQUE, index.formatted("< 15"), "client"), null).outcome())
			.isEqualTo(RowAnswer.Outcome.FAILS);
	}

	@Test
	void checksAreAsked() {
		RowAnswer answer = ask(rule(Kind.CHECK, "CHECK ((\"Total\" > 0))", "\"Total\""), "ADD CHECK (\"Total\" > 0)");
		assertThat(answer.told())
			.isEqualTo("orders has 4 rows that break a_rule. Such as 'id 1: -4', 'id 2: -3', 'id 4: -1'.");
	}

	@Test
	void orphansAreValues() {
		AddedConstraint key = new AddedConstraint(Kind.FOREIGN_KEY, "orders", "k", List.of("client"), "…", true,
				"clients", List.of("id"));
		RowAnswer answer = ask(key, "ADD FOREIGN KEY (client) REFERENCES clients");
		assertThat(answer.text()).isEqualTo("orders has 30 values of (client) that clients does not have.");
		assertThat(answer.examples()).hasSize(3).allMatch((value) -> value.matches("'\\d+07'"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "ref | text | integer | USING ref::integer | FAILS", "part | numeric | integer | | FITS",
					"id | integer | smallint | | FITS", "id | integer | \"char\" | USING id::\"char\" | FAILS",
					"ref | text | character varying(4) | | FITS", "ref | text | character varying(3) | | FAILS",
					"ref | text | integer | USING length(ref) | UNASKED" })
	void valuesAreTriedInTheOtherType(String column, String from, String to, String using, RowAnswer.Outcome outcome) {
		String sql = "ALTER " + column + " TYPE " + to + ((using != null) ? " " + using : "");
		RowAnswer answer = ask(TestImpact.of(1, "ALTER TABLE").column("orders", column, from, to), sql).get(0);
		assertThat(answer.outcome()).isEqualTo(outcome);
		if (outcome != RowAnswer.Outcome.UNASKED) {
			assertThat(fails("ALTER TABLE orders " + sql)).isEqualTo(outcome == RowAnswer.Outcome.FAILS);
		}
	}

	@Test
	void aValueThatDoesNotFitIsShownWithItsKeyAndShortened() {
		database.execute("CREATE TABLE notes (a int, b text, note text, PRIMARY KEY (a, b));"
				+ " INSERT INTO notes VALUES (1, 'x', repeat('long ', 30)), (2, 'y', 'short')");
		RowAnswer answer = ask(
				TestImpact.of(1, "ALTER TABLE").column("notes", "note", "text", "character varying(100)"), "")
			.get(0);
		assertThat(answer.told()).isEqualTo("notes has 1 row where note does not fit character varying(100). Such as"
				+ " 'a 1, b x: " + "long ".repeat(11) + "lo...'.");
	}

	@Test
	void aValueAndANameOfSeveralLinesForgeNoLine() {
		database.execute("CREATE TABLE texts (\"a\nb\" int PRIMARY KEY, note text);"
				+ " INSERT INTO texts VALUES (1, E'one\\nlong')");
		RowAnswer answer = ask(TestImpact.of(1, "ALTER TABLE").column("texts", "note", "text", "character varying(3)"),
				"")
			.get(0);
		assertThat(answer.told()).isEqualTo("texts has 1 row where note does not fit character varying(3). Such as"
				+ " '\"a\\nb\" 1: one\\nlong'.");
	}

	@Test
	void aWiderTypeIsNoQuestion() {
		assertThat(ask(TestImpact.of(1, "ALTER TABLE").column("orders", "id", "integer", "bigint"), "")).isEmpty();
	}

	@Test
	void aRuleThatIsNotValidatedIsNoQuestion() {
		AddedConstraint rule = new AddedConstraint(Kind.CHECK, "orders", "c", List.of("id"),
				"CHECK ((id < 0)) NOT VALID", false, null, List.of());
		assertThat(ask(TestImpact.of(1, "ALTER TABLE").constraint(rule), "")).isEmpty();
	}

	@Test
	void whatTheFileAddsItselfCannotBeAsked() {
		RowAnswer answer = ask(TestImpact.of(1, "ALTER TABLE")
			.column("orders", "paid", null, "boolean")
			.constraint(rule(Kind.NOT_NULL, null, "paid")), "").get(0);
		assertThat(answer.outcome()).isEqualTo(RowAnswer.Outcome.UNASKED);
		assertThat(answer.text()).isEqualTo("the migration adds orders.paid itself, so its values cannot be asked");
	}

	@Test
	void whatIsNotThereYetCannotBeAsked() {
		assertThat(ask(rule(Kind.NOT_NULL, null, "later"), null).outcome()).isEqualTo(RowAnswer.Outcome.UNASKED);
	}

	@Test
	void aLockOfSomebodyElseIsNotWaitedFor() throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement holder = connection.createStatement()) {
			connection.setAutoCommit(false);
			holder.execute("LOCK TABLE orders");
			assertThat(ask(rule(Kind.NOT_NULL, null, "client"), null).text())
				.isEqualTo("orders is locked by somebody else");
		}
	}

	@Test
	void aRoleThatMayNotReadIsToldWhatShowsIt() throws SQLException {
		database.execute("CREATE ROLE verdict_stranger");
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("SET ROLE verdict_stranger");
			RowAnswer answer = ask(connection,
					TestImpact.of(1, "ALTER TABLE").constraint(rule(Kind.NOT_NULL, null, "client")), "")
				.get(0);
			assertThat(answer.text()).contains("may not read")
				.contains("GRANT SELECT ON orders TO verdict_stranger; shows them");
		}
		finally {
			database.execute("DROP ROLE verdict_stranger");
		}
	}

	@Test
	void aQuestionCannotWrite() throws SQLException {
		database.execute("CREATE TABLE written (id int); CREATE FUNCTION writes(int) RETURNS boolean LANGUAGE sql AS"
				+ " 'INSERT INTO written VALUES ($1) RETURNING true'");
		RowAnswer answer = ask(rule(Kind.CHECK, "CHECK (writes(id))", "id"), null);
		assertThat(answer.outcome()).isEqualTo(RowAnswer.Outcome.UNASKED);
		assertThat(answer.text()).contains("25006");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			NOT_NULL |  | id IS NULL) SELECT 1, 'x'; COMMIT; DROP TABLE clients; --
			UNIQUE | UNIQUE (id) WHERE true)) SELECT 1, 'x'; COMMIT; DROP TABLE clients; -- | id
			""")
	void aQuestionIsOneStatementWhateverTheFileSays(Kind kind, String definition, String column) throws SQLException {
		assertThat(ask(rule(kind, definition, column), null).outcome()).isEqualTo(RowAnswer.Outcome.UNASKED);
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isEqualTo(10);
	}

	private static AddedConstraint rule(Kind kind, String definition, String column) {
		return new AddedConstraint(kind, "orders", "a_rule", List.of(column), definition, true, null, List.of());
	}

	/**
	 * What is said, after the statement itself has been tried.
	 */
	private static RowAnswer ask(AddedConstraint rule, String action) {
		RowAnswer answer = ask(TestImpact.of(1, "ALTER TABLE").constraint(rule), "").get(0);
		if (action != null) {
			assertThat(fails("ALTER TABLE orders " + action)).isEqualTo(answer.outcome() == RowAnswer.Outcome.FAILS);
		}
		return answer;
	}

	private static List<RowAnswer> ask(TestImpact impact, String sql) {
		try (Connection connection = database.dataSource().getConnection()) {
			return ask(connection, impact, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<RowAnswer> ask(Connection connection, TestImpact impact, String sql) throws SQLException {
		MigrationImpact known = new MigrationImpact("s", "h", "17",
				List.of(impact.lock("orders", LockMode.ACCESS_EXCLUSIVE).build()), List.of(), List.of(), null);
		List<JudgedMigration> migrations = List
			.of(new JudgedMigration("1_a", new KnownImpact.Known(known), Map.of(1, sql), false));
		return RowQuestions.ask(migrations, "public", new LiveLook(Judge.names(migrations), "public").at(connection),
				connection);
	}

	private static boolean fails(String sql) {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			try {
				statement.execute(sql);
				return false;
			}
			catch (SQLException ex) {
				return true;
			}
			finally {
				connection.rollback();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
