package com.ofauto.migrations.verdict;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.CreatedRelation;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RenamedRelation;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What earlier pending migrations make of the names in a later one. The tables:
 * {@code orders} of 40,000 rows and 20 MB, {@code small} of one row without a
 * {@code client}.
 */
@ExtendWith(PostgresExtension.class)
class EarlierChangesTests {

	private static TestDatabase database;

	@BeforeAll
	static void fillADatabase() {
		database = PostgresServer.shared().createDatabase();
		database.execute("""
				CREATE TABLE orders (id int PRIMARY KEY, client int, note text);
				INSERT INTO orders SELECT i, nullif(i, 7), repeat('x', 450) FROM generate_series(1, 40000) i;
				CREATE TABLE small (id int PRIMARY KEY, client int);
				INSERT INTO small VALUES (1);
				ANALYZE orders, small;
				""");
	}

	@AfterAll
	static void dropIt() {
		database.close();
	}

	@Test
	void whatIsThereInSpiteOfItsMigrationIsJudgedAsItIs() {
		JudgedMigration creates = migration("1_a", false, List.of(created("orders", false)), List.of());
		assertThat(last(creates, rewrite("orders")).kind()).isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
	}

	@Test
	void aMigrationThatHasRunInPartMayHaveRenamedAndCreatedAlready() {
		JudgedMigration renames = migration("1_a", true, List.of(created("small", false)),
				List.of(new RenamedRelation("bestellungen", "orders")),
				TestImpact.of(1, "DROP TABLE").drops("table", "small"));
		assertThat(last(renames, rewrite("orders")).kind()).isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
		assertThat(last(renames, rewrite("small")).sentence()).doesNotContain("created by");
		JudgedMigration whole = migration("1_a", false, List.of(),
				List.of(new RenamedRelation("bestellungen", "orders")));
		assertThat(last(whole, rewrite("orders")).kind()).as("not begun").isEqualTo(VerdictKind.UNKNOWN);
	}

	@Test
	void whatIsGoneIsNotFoundByItsOldName() {
		JudgedMigration renames = migration("1_a", false, List.of(), List.of(new RenamedRelation("orders", "bills")));
		StatementVerdict old = last(renames, rewrite("orders"));
		assertThat(old.kind()).isEqualTo(VerdictKind.UNKNOWN);
		assertThat(old.sentence())
			.contains("orders is not in this database, and no earlier pending migration is known to make it");
	}

	@Test
	void aMigrationOfUnknownImpactMakesNothingKnown() {
		JudgedMigration absent = new JudgedMigration("1_a", new KnownImpact.Absent(), Map.of(), false);
		assertThat(last(absent, rewrite("fresh")).kind()).isEqualTo(VerdictKind.UNKNOWN);
	}

	@Test
	void rowsThatAStatementPutsInCountForTheOnesBehindIt() {
		JudgedMigration one = migration("1_a", false, List.of(), List.of(), rewrite("small"),
				TestImpact.of(2, "INSERT").fills("small"), TestImpact.of(3, "ALTER TABLE").rewrites("small"));
		List<StatementVerdict> verdicts = judge(one).verdicts().get(0).statements();
		assertThat(verdicts).extracting(StatementVerdict::kind)
			.containsExactly(VerdictKind.BRIEF, VerdictKind.NONE, VerdictKind.UNKNOWN);
		assertThat(verdicts.get(2).sentence()).contains("small is filled in line 2 with an unknown number of rows");
		JudgedMigration large = migration("1_a", false, List.of(), List.of(),
				TestImpact.of(1, "INSERT").fills("orders"), rewrite("orders"));
		assertThat(judge(large).verdicts().get(0).statements().get(1).kind()).as("large as it is")
			.isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
	}

	@Test
	void aNewTableThatAThirdMigrationFillsIsUnknown() {
		JudgedMigration creates = migration("1_a", false, List.of(created("fresh", false)), List.of());
		JudgedMigration fills = migration("2_b", false, List.of(), List.of(),
				TestImpact.of(1, "INSERT").fills("fresh"));
		assertThat(last(creates, fills, migration("3_c", false, List.of(), List.of(), rewrite("fresh"))).kind())
			.isEqualTo(VerdictKind.UNKNOWN);
		assertThat(last(creates, rewrite("fresh")).kind()).isEqualTo(VerdictKind.BRIEF);
	}

	@Test
	void aNewEmptyTableNeedsNoSaferForm() {
		TestImpact index = TestImpact.of(1, "CREATE INDEX").lock("fresh", LockMode.SHARE).builds("fresh");
		Map<Integer, String> script = Map.of(1, "CREATE INDEX fresh_id ON fresh (id);");
		JudgedMigration second = new JudgedMigration("2_b",
				migration("2_b", false, List.of(), List.of(), index).impact(), script, false);
		assertThat(last(migration("1_a", false, List.of(created("fresh", false)), List.of()), second).safer()).isNull();
		assertThat(last(migration("1_a", false, List.of(created("fresh", true)), List.of()), second).safer())
			.isNotNull();
	}

	@Test
	void rowsAreAskedForByTheNameThatTheyHaveNow() {
		JudgedMigration renames = migration("1_a", false, List.of(created("fresh", false), created("full", true)),
				List.of(new RenamedRelation("orders", "bills")));
		List<RowAnswer> answers = ask(renames,
				migration("2_b", false, List.of(), List.of(),
						TestImpact.of(1, "ALTER TABLE").constraint(isSet("bills")),
						TestImpact.of(2, "ALTER TABLE").constraint(isSet("fresh")),
						TestImpact.of(3, "ALTER TABLE").constraint(isSet("full"))));
		assertThat(answers).extracting((answer) -> answer.line() + " " + answer.outcome() + " " + answer.text())
			.containsExactly("1 FAILS orders has 1 row where client is null.",
					"3 UNASKED full is created by 1_a, which is not applied yet, with an unknown number of rows");
	}

	@Test
	void rowsThatAnEarlierStatementChangesNeedNotFail() {
		TestImpact update = TestImpact.of(1, "UPDATE").lock("orders", LockMode.ROW_EXCLUSIVE).rowsUnknown();
		TestImpact demand = TestImpact.of(2, "ALTER TABLE")
			.lock("orders", LockMode.ACCESS_EXCLUSIVE)
			.constraint(isSet("orders"));
		assertThat(ask(migration("1_a", false, List.of(), List.of(), update, demand))).singleElement()
			.satisfies((answer) -> {
				assertThat(answer.outcome()).isEqualTo(RowAnswer.Outcome.UNASKED);
				assertThat(answer.told())
					.isEqualTo("whether they fit after line 1; now orders has 1 row where client is null");
			});
		assertThat(ask(migration("1_a", false, List.of(), List.of(), update),
				migration("2_b", false, List.of(), List.of(), demand)))
			.extracting(RowAnswer::text)
			.containsExactly("whether they fit after 1_a; now orders has 1 row where client is null");
		assertThat(ask(migration("1_a", false, List.of(), List.of(), demand, update))).extracting(RowAnswer::outcome)
			.containsExactly(RowAnswer.Outcome.FAILS);
	}

	private static AddedConstraint isSet(String table) {
		return new AddedConstraint(AddedConstraint.Kind.NOT_NULL, table, null, List.of("client"), null, true, null,
				List.of());
	}

	private static CreatedRelation created(String name, boolean rowsUnknown) {
		return new CreatedRelation(name, RelationKind.TABLE, null, rowsUnknown);
	}

	private static TestImpact rewrite(String table) {
		return TestImpact.of(1, "ALTER TABLE").lock(table, LockMode.ACCESS_EXCLUSIVE).rewrites(table);
	}

	private static JudgedMigration migration(String name, boolean begun, List<CreatedRelation> creates,
			List<RenamedRelation> renames, TestImpact... statements) {
		return new JudgedMigration(name,
				new KnownImpact.Known(new MigrationImpact("s", "h", "17",
						Stream.of(statements).map(TestImpact::build).toList(), creates, renames, null)),
				Map.of(), begun);
	}

	private static StatementVerdict last(JudgedMigration first, TestImpact statement) {
		return last(first, migration("2_b", false, List.of(), List.of(), statement));
	}

	private static StatementVerdict last(JudgedMigration... migrations) {
		List<Verdict> verdicts = judge(migrations).verdicts();
		return verdicts.get(verdicts.size() - 1).statements().get(0);
	}

	private static PlanVerdicts judge(JudgedMigration... migrations) {
		try (Connection connection = database.dataSource().getConnection()) {
			return Judge.judge(List.of(migrations), "public", "17", connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<RowAnswer> ask(JudgedMigration... migrations) {
		try (Connection connection = database.dataSource().getConnection()) {
			List<JudgedMigration> all = List.of(migrations);
			return RowQuestions.ask(all, "public", new LiveLook(Judge.names(all), "public").at(connection), connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
