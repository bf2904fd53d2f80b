package com.ofauto.migrations.verdict;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationKind;
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
 * What data makes of an impact. The tables: {@code orders} of 40,000 rows and 22 MB,
 * {@code clients} of ten rows, {@code fresh} that was never analyzed, {@code empty}, and
 * {@code events} with partitions at two levels.
 */
@ExtendWith(PostgresExtension.class)
class VerdictTests {

	private static final String VERSION = "17.11";

	private static TestDatabase database;

	@BeforeAll
	static void fillADatabase() {
		database = PostgresServer.shared().createDatabase();
		database.execute("""
				CREATE TABLE clients (id int PRIMARY KEY, name text);
				INSERT INTO clients SELECT i, 'client ' || i FROM generate_series(1, 10) i;
				CREATE TABLE orders (id int PRIMARY KEY, client int REFERENCES clients, total int, note text);
				INSERT INTO orders SELECT i, i % 10 + 1, i, repeat('x', 450) FROM generate_series(1, 40000) i;
				CREATE TABLE fresh (id int) WITH (autovacuum_enabled = off);
				INSERT INTO fresh VALUES (1);
				CREATE TABLE empty (id int);
				CREATE TABLE "Odd Name" (id int);
				CREATE VIEW wide AS SELECT * FROM orders;
				CREATE TABLE events (id int, day int, note text) PARTITION BY RANGE (day);
				CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10);
				CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (10) TO (30) PARTITION BY RANGE (day);
				CREATE TABLE events_2a PARTITION OF events_2 FOR VALUES FROM (10) TO (20);
				CREATE TABLE events_2b PARTITION OF events_2 FOR VALUES FROM (20) TO (30);
				INSERT INTO events SELECT i, i % 30, repeat('x', 450) FROM generate_series(1, 40000) i;
				ANALYZE clients, orders, empty, "Odd Name", events, events_1, events_2a, events_2b;
				""");
	}

	@AfterAll
	static void dropIt() {
		database.close();
	}

	@Test
	void aRewriteOfMuchUnderAccessExclusiveBlocksEverything() {
		StatementVerdict verdict = judge(alter("orders").rewrites("orders")).get(0);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
		assertThat(withoutRate(verdict)).matches(
				"ALTER TABLE orders: ACCESS EXCLUSIVE, rewrites 2\\d MB; needs about \\d\\d MB of disk while it runs\\.");
	}

	@Test
	void aRewriteOfLittleIsBrief() {
		StatementVerdict verdict = judge(alter("clients").rewrites("clients")).get(0);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.BRIEF);
		assertThat(withoutRate(verdict)).matches("ALTER TABLE clients: ACCESS EXCLUSIVE, rewrites \\d\\d kB\\.");
	}

	@Test
	void aRewriteOfNothingIsBrief() {
		assertThat(judge(alter("empty").rewrites("empty"))).extracting(StatementVerdict::kind)
			.containsExactly(VerdictKind.BRIEF);
	}

	@Test
	void whatWasNeverAnalyzedIsUnknownAndNotEmpty() {
		StatementVerdict verdict = judge(alter("fresh").rewrites("fresh")).get(0);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.UNKNOWN);
		assertThat(withoutRate(verdict)).isEqualTo("ALTER TABLE fresh: ACCESS EXCLUSIVE, rewrites an unknown size;"
				+ " fresh was never analyzed, ANALYZE fresh tells the size.");
		assertThat(verdict.relations()).extracting(RelationVerdict::bytes, RelationVerdict::rows)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(null, null));
	}

	@Test
	void aLockWithoutWorkIsBrief() {
		StatementVerdict verdict = judge(alter("orders")).get(0);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.BRIEF);
		assertThat(withoutRate(verdict)).isEqualTo("ALTER TABLE orders: ACCESS EXCLUSIVE, for a moment.");
	}

	@Test
	void anIndexBlocksWritesAndOneThatIsBuiltConcurrentlyNobody() {
		List<StatementVerdict> verdicts = judge(
				TestImpact.of(1, "CREATE INDEX").lock("orders", LockMode.SHARE).builds("orders"),
				TestImpact.of(2, "CREATE INDEX")
					.lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE)
					.builds("orders")
					.in(2)
					.alone());
		assertThat(verdicts).extracting(StatementVerdict::kind)
			.containsExactly(VerdictKind.BLOCKS_WRITES, VerdictKind.NONE);
		assertThat(withoutRate(verdicts.get(0)))
			.matches("CREATE INDEX on orders: SHARE, builds an index over 2\\d MB\\.");
		assertThat(withoutRate(verdicts.get(1))).matches("CREATE INDEX CONCURRENTLY on orders: SHARE UPDATE EXCLUSIVE,"
				+ " builds an index over 2\\d MB; nobody waits for it\\.");
	}

	@Test
	void aScanCountsUnderTheLockOfAnEarlierStatement() {
		List<StatementVerdict> verdicts = judge(alter("orders"), validate(2));
		assertThat(verdicts.get(1).kind()).isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
		assertThat(withoutRate(verdicts.get(1)))
			.matches("ALTER TABLE orders: SHARE UPDATE EXCLUSIVE, while line 1 still"
					+ " holds ACCESS EXCLUSIVE on orders, reads 2\\d MB\\.");
		assertThat(judge(alter("orders"), validate(2).in(2)).get(1).kind()).isEqualTo(VerdictKind.NONE);
	}

	@Test
	void aLockThatASavepointHasGivenBackIsHeldNoMore() {
		assertThat(judge(alter("orders"), TestImpact.of(2, "ROLLBACK").releases("orders"), validate(3)).get(2).kind())
			.isEqualTo(VerdictKind.NONE);
	}

	@Test
	void aLockOnAnotherTableIsHeldTooWhileThisOneIsRead() {
		assertThat(judge(alter("clients"), validate(2)).get(1).sentence())
			.contains("while line 1 still holds ACCESS EXCLUSIVE on clients");
	}

	@Test
	void allLocksThatAreHeldAreNamed() {
		assertThat(judge(alter("clients"), TestImpact.of(2, "ALTER TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE),
				validate(3))
			.get(2)
			.sentence()).contains("while lines 1 and 2 still hold ACCESS EXCLUSIVE on clients and orders, reads");
	}

	@Test
	void smallPartitionsAreALargeTableTogether() {
		StatementVerdict delete = judge(TestImpact.of(1, "DELETE")
			.lock("events", RelationKind.PARTITIONED_TABLE, LockMode.ROW_EXCLUSIVE)
			.lock("events_1", LockMode.ROW_EXCLUSIVE)
			.rowsUnknown()).get(0);
		assertThat(delete.kind()).isEqualTo(VerdictKind.UNKNOWN);
		assertThat(delete.sentence()).startsWith("DELETE events: ROW EXCLUSIVE")
			.contains("; how many rows is not known, events has about 40,000 rows (2");
	}

	@Test
	void aTableIsNamedBeforeItsPartitions() {
		assertThat(judge(TestImpact.of(1, "ALTER TABLE")
			.lock("events_1", LockMode.ACCESS_EXCLUSIVE)
			.column("events", "kind", null, "text")).get(0).sentence()).startsWith("ALTER TABLE events: ");
	}

	@Test
	void whatIsDroppedIsLostWithItsRows() {
		StatementVerdict table = judge(TestImpact.of(1, "DROP TABLE")
			.lock("orders", LockMode.ACCESS_EXCLUSIVE)
			.lock("clients", LockMode.ACCESS_EXCLUSIVE)
			.drops("table", "orders")).get(0);
		assertThat(table.kind()).isEqualTo(VerdictKind.LOSES_DATA);
		assertThat(withoutRate(table))
			.matches("DROP TABLE orders: ACCESS EXCLUSIVE on orders and clients; orders goes with"
					+ " about 40,000 rows \\(2\\d MB\\)\\.");
		StatementVerdict column = judge(alter("clients").drops("table column", "clients.name")).get(0);
		assertThat(column.kind()).isEqualTo(VerdictKind.LOSES_DATA);
		assertThat(withoutRate(column))
			.startsWith("ALTER TABLE clients: ACCESS EXCLUSIVE; clients.name goes with its values in about 10 rows");
	}

	@Test
	void aForeignKeyThatTheTraceHasNotSeenLocksItsOtherTable() {
		StatementVerdict unseen = judge(
				TestImpact.of(1, "DROP TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE).drops("table", "orders"))
			.get(0);
		assertThat(unseen.sentence()).contains("; locks clients too, by a foreign key that the trace has not seen");
		assertThat(unseen.relations()).extracting(RelationVerdict::name).containsExactly("orders", "clients");
		StatementVerdict seen = judge(TestImpact.of(1, "DROP TABLE")
			.lock("orders", LockMode.ACCESS_EXCLUSIVE)
			.lock("clients", LockMode.ACCESS_EXCLUSIVE)
			.drops("table", "orders")).get(0);
		assertThat(seen.sentence()).doesNotContain("the trace has not seen");
	}

	@Test
	void anEmptyTableAnIndexAndAConstraintLoseNothing() {
		List<StatementVerdict> verdicts = judge(
				TestImpact.of(1, "DROP TABLE").lock("empty", LockMode.ACCESS_EXCLUSIVE).drops("table", "empty"),
				TestImpact.of(2, "DROP INDEX")
					.lock("orders", LockMode.ACCESS_EXCLUSIVE)
					.lockIndex("orders_pkey", "orders", LockMode.ACCESS_EXCLUSIVE)
					.drops("index", "orders_pkey"),
				alter("orders").drops("table constraint", "orders_client_fkey on orders"));
		assertThat(verdicts).extracting(StatementVerdict::kind).containsOnly(VerdictKind.BRIEF);
		assertThat(verdicts.get(0).sentence()).contains("empty goes, empty by the last estimate");
	}

	@Test
	void whatIsNotKnownToBeEmptyIsLost() {
		StatementVerdict verdict = judge(TestImpact.of(1, "TRUNCATE TABLE")
			.lock("fresh", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("fresh")
			.drops("rows", "fresh")).get(0);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.LOSES_DATA);
		assertThat(verdict.sentence()).contains("fresh goes with an unknown number of rows");
	}

	@Test
	void rowsThatNobodyCanCountAreUnknownUnlessTheTableIsSmall() {
		List<StatementVerdict> verdicts = judge(
				TestImpact.of(1, "UPDATE").lock("orders", LockMode.ROW_EXCLUSIVE).rowsUnknown(),
				TestImpact.of(2, "UPDATE").lock("clients", LockMode.ROW_EXCLUSIVE).rowsUnknown(),
				TestImpact.of(3, "SELECT").lock("orders", LockMode.ACCESS_SHARE).rowsUnknown());
		assertThat(verdicts).extracting(StatementVerdict::kind)
			.containsExactly(VerdictKind.UNKNOWN, VerdictKind.NONE, VerdictKind.NONE);
		assertThat(withoutRate(verdicts.get(0))).matches("UPDATE orders: ROW EXCLUSIVE; how many rows is not known,"
				+ " orders has about 40,000 rows \\(2\\d MB\\)\\.");
	}

	@ParameterizedTest
	@CsvSource({ "TABLE, nowhere, nowhere is not in this database", "TABLE, wide, wide is a view here",
			"PARTITIONED_TABLE, orders, orders is a table here",
			"TABLE, other.orders, other.orders is not in this database",
			"TABLE, or ders, or ders is not in this database", "TABLE, Orders, Orders is not in this database" })
	void whatDoesNotMatchIsUnknownAndNeverNone(RelationKind kind, String name, String said) {
		StatementVerdict verdict = judge(TestImpact.of(1, "ALTER TABLE").lock(name, kind, LockMode.ACCESS_SHARE))
			.get(0);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.UNKNOWN);
		assertThat(verdict.sentence()).contains(said);
	}

	@Test
	void anIndexThatIsLockedWithItsTableNeedNotBeThereYet() {
		TestImpact later = TestImpact.of(1, "UPDATE")
			.lock("clients", LockMode.ROW_EXCLUSIVE)
			.lockIndex("clients_later", "clients", LockMode.ROW_EXCLUSIVE)
			.rowsUnknown();
		assertThat(judge(later).get(0).kind()).isEqualTo(VerdictKind.NONE);
		TestImpact dropped = TestImpact.of(1, "DROP INDEX")
			.lock("clients", LockMode.ACCESS_EXCLUSIVE)
			.lockIndex("clients_later", "clients", LockMode.ACCESS_EXCLUSIVE)
			.drops("index", "clients_later");
		assertThat(judge(dropped).get(0).kind()).isEqualTo(VerdictKind.UNKNOWN);
	}

	@Test
	void aDropThatTheImpactDoesNotNameIsUnknown() {
		assertThat(judge(TestImpact.of(1, "DROP TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE)).get(0).kind())
			.isEqualTo(VerdictKind.UNKNOWN);
	}

	@Test
	void aNameIsReadAsSqlHasIt() {
		assertThat(judge(alter("\"Odd Name\""), alter("public.orders"))).extracting(StatementVerdict::kind)
			.containsOnly(VerdictKind.BRIEF);
	}

	@Test
	void whatHappensToOnePartitionHappensToAllThatThereAre() {
		StatementVerdict verdict = judge(TestImpact.of(1, "ALTER TABLE")
			.lock("events", RelationKind.PARTITIONED_TABLE, LockMode.ACCESS_EXCLUSIVE)
			.lock("events_1", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("events_1")).get(0);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
		assertThat(verdict.sentence()).contains("rewrites 2").contains(" in 3 tables");
	}

	@Test
	void aTableThatHadNoPartitionsInTheTraceHasThemHere() {
		TestImpact retyped = TestImpact.of(1, "ALTER TABLE")
			.lock("events", RelationKind.PARTITIONED_TABLE, LockMode.ACCESS_EXCLUSIVE)
			.column("events", "id", "integer", "bigint");
		assertThat(judge(retyped).get(0).sentence()).contains("rewrites 2").contains(" in 3 tables");
		assertThat(
				judge(TestImpact.of(1, "CREATE INDEX").lock("events", RelationKind.PARTITIONED_TABLE, LockMode.SHARE))
					.get(0)
					.kind())
			.isEqualTo(VerdictKind.BLOCKS_WRITES);
		AddedConstraint check = new AddedConstraint(AddedConstraint.Kind.CHECK, "events", "c", List.of("id"),
				"CHECK ((id > 0))", true, null, List.of());
		assertThat(judge(TestImpact.of(1, "ALTER TABLE")
			.lock("events", RelationKind.PARTITIONED_TABLE, LockMode.ACCESS_EXCLUSIVE)
			.constraint(check)).get(0).kind()).isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
	}

	@Test
	void whatWritesAWholeTableAgainSaysWhatElseThereIs() {
		TestImpact cluster = TestImpact.of(1, "CLUSTER").lock("orders", LockMode.ACCESS_EXCLUSIVE).rewrites("orders");
		assertThat(judge(cluster).get(0).notes()).singleElement()
			.asString()
			.startsWith("CLUSTER orders the rows once; new rows do not keep the order.");
		TestImpact vacuum = TestImpact.of(1, "VACUUM")
			.lock("orders", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("orders")
			.alone();
		StatementVerdict verdict = judge(vacuum).get(0);
		assertThat(verdict.notes()).singleElement().asString().contains("it is no part of this library");
		assertThat(verdict.safer()).isNotNull();
		TestImpact small = TestImpact.of(1, "CLUSTER").lock("clients", LockMode.ACCESS_EXCLUSIVE).rewrites("clients");
		assertThat(judge(small).get(0).notes()).as("over in a moment").isEmpty();
	}

	@Test
	void whoeverHoldsTheTableIsNamed() throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement reader = connection.createStatement()) {
			reader.execute("SET application_name = 'pg_dump'");
			connection.setAutoCommit(false);
			reader.execute("LOCK TABLE orders IN ACCESS SHARE MODE");
			assertThat(judge(alter("orders")).get(0).notes()).singleElement()
				.asString()
				.matches(
						"It waits for pid \\d+ \\(pg_dump, for \\d s\\), which holds ACCESS SHARE on orders, and all that"
								+ " need orders may wait behind it\\.");
			assertThat(judge(TestImpact.of(1, "CREATE INDEX").lock("orders", LockMode.SHARE)).get(0).notes()).isEmpty();
		}
	}

	@Test
	void theLookWaitsForNoLock() throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement holder = connection.createStatement()) {
			connection.setAutoCommit(false);
			holder.execute("LOCK TABLE orders, events, clients IN ACCESS EXCLUSIVE MODE");
			assertThat(judge(alter("orders").rewrites("orders")).get(0).relations().get(0).rows()).isEqualTo(40_000);
		}
	}

	@Test
	void theLookLeavesTheSessionAsItWas() throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			new LiveLook(java.util.Set.of("orders"), "public").at(connection);
			statement.execute("CREATE TEMPORARY TABLE written (id int)");
			assertThat(connection.getSchema()).isEqualTo("public");
		}
	}

	@Test
	void whatARoleMayNotSeeSaysWhichGrantShowsIt() throws SQLException {
		database.execute("CREATE ROLE verdict_reader LOGIN PASSWORD 'x'");
		try (Connection other = database.dataSource().getConnection();
				Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			assertThat(other.isValid(1)).isTrue();
			statement.execute("SET ROLE verdict_reader");
			PlanVerdicts verdicts = judge(connection, alter("orders").rewrites("orders"));
			assertThat(verdicts.notes()).singleElement()
				.asString()
				.endsWith("is hidden from this role. GRANT pg_read_all_stats TO verdict_reader; shows it.");
			assertThat(verdicts.verdicts().get(0).kind()).as("sizes need no grant")
				.isEqualTo(VerdictKind.BLOCKS_EVERYTHING);
			statement.execute("RESET ROLE");
			assertThat(judge(connection, alter("orders")).notes()).isEmpty();
		}
		finally {
			database.execute("DROP ROLE verdict_reader");
		}
	}

	private static TestImpact alter(String table) {
		return TestImpact.of(1, "ALTER TABLE").lock(table, LockMode.ACCESS_EXCLUSIVE);
	}

	private static TestImpact validate(int line) {
		return TestImpact.of(line, "ALTER TABLE").lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE).scans("orders");
	}

	/**
	 * There is a rate as soon as the server has run for a minute.
	 */
	private static String withoutRate(StatementVerdict verdict) {
		return verdict.sentence().replaceAll(",( [\\d,]+ reads? and)? [\\d,]+ writes? a minute", "");
	}

	private static List<StatementVerdict> judge(TestImpact... statements) {
		try (Connection connection = database.dataSource().getConnection()) {
			return judge(connection, statements).verdicts().get(0).statements();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PlanVerdicts judge(Connection connection, TestImpact... statements) throws SQLException {
		MigrationImpact impact = new MigrationImpact("s", "h", VERSION,
				Stream.of(statements).map(TestImpact::build).toList(), List.of(), List.of(), null);
		return Judge.judge(List.of(new JudgedMigration("1_a", new KnownImpact.Known(impact), Map.of(), false)),
				"public", VERSION, connection);
	}

}
