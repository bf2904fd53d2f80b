package com.ofauto.migrations.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.impact.HeldLocks;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentences, of a database of a size that no test has.
 */
class StatementJudgeTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final long GIGABYTE = 1L << 30;

	private static final LiveRelation ORDERS = new LiveRelation(1, "orders", RelationKind.TABLE, 45 * GIGABYTE,
			41 * GIGABYTE, 120_000_000L, 12_000 * 1440L, 1_900 * 1440L, List.of(), List.of(), List.of("id"),
			List.of("orders_broken"));

	@Test
	void aNameOfSeveralLinesForgesNoLineOfALog() {
		StatementVerdict verdict = new StatementVerdict(1, Set.of(VerdictKind.BRIEF), "DROP TABLE \"a\nINFO b\"",
				List.of("of \"a\nb\""), List.of(), null);
		assertThat(verdict.sentence()).isEqualTo("DROP TABLE \"a\\nINFO b\"");
		assertThat(verdict.notes()).containsExactly("of \"a\\nb\"");
	}

	@Test
	void aRewriteWithItsTraffic() {
		assertThat(say(TestImpact.of(1, "ALTER TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE).rewrites("orders")))
			.isEqualTo("ALTER TABLE orders: ACCESS EXCLUSIVE, rewrites 45 GB, 12,000 reads and 1,900 writes a minute;"
					+ " needs about 90 GB of disk while it runs.");
	}

	@Test
	void anIndexWithItsTraffic() {
		assertThat(say(TestImpact.of(1, "CREATE INDEX").lock("orders", LockMode.SHARE).builds("orders")))
			.isEqualTo("CREATE INDEX on orders: SHARE, builds an index over 41 GB, 1,900 writes a minute.");
	}

	@Test
	void whatIsOnlyReadOrReferredToIsNotWhatAStatementChanges() {
		assertThat(say(TestImpact.of(1, "INSERT").lock("orders", LockMode.ACCESS_SHARE)))
			.isEqualTo("INSERT: ACCESS SHARE on orders.");
		assertThat(say(TestImpact.of(1, "CREATE TABLE").lock("orders", LockMode.SHARE_ROW_EXCLUSIVE)))
			.isEqualTo("CREATE TABLE: SHARE ROW EXCLUSIVE on orders, for a moment.");
	}

	@Test
	void aShortStatementHasTheTrafficOfItsOwnTables() {
		LiveRelation keys = new LiveRelation(2, "keys", RelationKind.TABLE, 8192L, 8192L, 7L, 2 * 1440L, 0, List.of(),
				List.of(), List.of(), List.of());
		LiveFacts facts = new LiveFacts(NOW, NOW.minus(Duration.ofDays(1)), "app", 0,
				Map.of("orders", ORDERS, "keys", keys), Map.of(1L, ORDERS, 2L, keys), List.of(), Map.of());
		HeldLocks locks = new HeldLocks();
		locks.during(TestImpact.of(1, "ALTER TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE).build());
		StatementImpact drop = TestImpact.of(2, "DROP TABLE")
			.lock("keys", LockMode.ACCESS_EXCLUSIVE)
			.drops("table", "keys")
			.build();
		assertThat(new StatementJudge(new StatementFacts(drop, "", facts), locks.during(drop)).judge().sentence())
			.isEqualTo("DROP TABLE keys: ACCESS EXCLUSIVE, 2 reads and 0 writes a minute;"
					+ " keys goes with about 7 rows (8 kB).");
	}

	/**
	 * 8 MB are a tenth of a second, in which 100 come of 60,000 a minute.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 60001, 0, BRIEF", "2, 60000, 0, BRIEF", "2, 60001, 0, BLOCKS_EVERYTHING",
			"2, 30000, 30001, BLOCKS_EVERYTHING", "9, 0, 0, BLOCKS_EVERYTHING" })
	void muchUseMakesASmallSizeLarge(int megabytes, long reads, long writes, VerdictKind kind) {
		assertThat(judge(TestImpact.of(1, "ALTER TABLE").lock("busy", LockMode.ACCESS_EXCLUSIVE).scans("busy"),
				megabytes, reads, writes)
			.kind()).isEqualTo(kind);
	}

	@Test
	void readsDoNotCountWhereTheyDoNotWait() {
		TestImpact index = TestImpact.of(1, "CREATE INDEX").lock("busy", LockMode.SHARE).builds("busy");
		assertThat(judge(index, 2, 1_000_000, 60_000).kind()).isEqualTo(VerdictKind.BRIEF);
		assertThat(judge(index, 2, 1_000_000, 60_001)).satisfies((verdict) -> {
			assertThat(verdict.kind()).isEqualTo(VerdictKind.BLOCKS_WRITES);
			assertThat(verdict.sentence())
				.isEqualTo("CREATE INDEX on busy: SHARE, builds an index over 2 MB, 60,001 writes a minute.");
		});
	}

	/**
	 * However much a table is used, a change of the catalog is over at once.
	 */
	@Test
	void aChangeOfTheCatalogIsBriefOnABusyTable() {
		assertThat(judge(TestImpact.of(1, "ALTER TABLE").lock("busy", LockMode.ACCESS_EXCLUSIVE), 5000, 1_000_000, 1)
			.kind()).isEqualTo(VerdictKind.BRIEF);
	}

	/**
	 * The rows that are lost are not hidden by what is not known.
	 */
	@Test
	void allThatAStatementDoesIsKept() {
		StatementVerdict verdict = judge(TestImpact.of(1, "ALTER TABLE")
			.lock("orders", LockMode.ACCESS_EXCLUSIVE)
			.lock("gone", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("orders")
			.drops("table column", "orders.note"), NOW.minus(Duration.ofDays(1)));
		assertThat(verdict.kinds()).containsExactlyInAnyOrder(VerdictKind.BRIEF, VerdictKind.BLOCKS_EVERYTHING,
				VerdictKind.LOSES_DATA, VerdictKind.UNKNOWN);
		assertThat(verdict.kind()).isEqualTo(VerdictKind.UNKNOWN);
	}

	private static StatementVerdict judge(TestImpact impact, int megabytes, long reads, long writes) {
		long bytes = (long) megabytes << 20;
		LiveRelation busy = new LiveRelation(3, "busy", RelationKind.TABLE, bytes, bytes, 1_000L, reads, writes,
				List.of(), List.of(), List.of(), List.of());
		LiveFacts facts = new LiveFacts(NOW, NOW.minusSeconds(60), "app", 0, Map.of("busy", busy), Map.of(3L, busy),
				List.of(), Map.of());
		StatementImpact built = impact.build();
		return new StatementJudge(new StatementFacts(built, "", facts), new HeldLocks().during(built)).judge();
	}

	@Test
	void aFreshResetTellsNoRate() {
		TestImpact index = TestImpact.of(1, "CREATE INDEX").lock("orders", LockMode.SHARE).builds("orders");
		assertThat(judge(index, NOW.minusSeconds(59)).sentence()).doesNotContain("minute");
		assertThat(judge(index, null).sentence()).doesNotContain("minute");
		assertThat(judge(index, null).relations().get(0).writesAMinute()).isNull();
		assertThat(judge(index, NOW.minusSeconds(60)).relations().get(0).writesAMinute()).isEqualTo(1_900 * 1440);
	}

	@Test
	void anInvalidIndexIsNoted() {
		assertThat(judge(TestImpact.of(1, "ALTER TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE), NOW).notes())
			.containsExactly("orders has an invalid index: orders_broken.");
	}

	@Test
	void whatRunsConcurrentlyWaitsForTheOldestTransaction() {
		LiveSession report = new LiveSession(4711, "report", LiveSession.Work.TRANSACTION, Duration.ofMinutes(25),
				Map.of());
		StatementVerdict verdict = new StatementJudge(new StatementFacts(TestImpact.of(1, "CREATE INDEX")
			.lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE)
			.builds("orders")
			.alone()
			.build(), "", facts(NOW, List.of(report))), Map.of()).judge();
		assertThat(verdict.notes()).contains("It waits until pid 4711 (\"report\", for 25 min) has ended.");
	}

	@Test
	void aVacuumAgainstWraparoundIsWaitedFor() {
		LiveSession vacuum = new LiveSession(12, "", LiveSession.Work.WRAPAROUND, Duration.ofHours(3),
				Map.of(1L, LockMode.SHARE_UPDATE_EXCLUSIVE));
		StatementImpact impact = TestImpact.of(1, "ALTER TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE).build();
		assertThat(new Waits(impact, facts(NOW, List.of(vacuum))).notes()).contains(
				"It waits for pid 12 (a vacuum against wraparound, for 3 h), which holds SHARE UPDATE EXCLUSIVE on"
						+ " orders, and all that need orders may wait behind it.");
	}

	@Test
	void whoeverHoldsAnIndexHoldsItsTable() {
		LiveRelation index = new LiveRelation(2, "orders_pkey", RelationKind.INDEX, 1L, 0L, 0L, 0, 0, List.of(),
				List.of(), List.of(), List.of());
		LiveSession dump = new LiveSession(12, "pg_dump", LiveSession.Work.DUMP, null,
				Map.of(1L, LockMode.ACCESS_SHARE, 2L, LockMode.ACCESS_SHARE));
		StatementImpact impact = TestImpact.of(1, "ALTER TABLE")
			.lock("orders", LockMode.ACCESS_EXCLUSIVE)
			.lockIndex("orders_pkey", "orders", LockMode.ACCESS_EXCLUSIVE)
			.build();
		LiveFacts facts = new LiveFacts(NOW, null, "app", 0, Map.of("orders", ORDERS, "orders_pkey", index),
				Map.of(1L, ORDERS, 2L, index), List.of(dump), Map.of());
		assertThat(new Waits(impact, facts).notes()).filteredOn((note) -> note.startsWith("It waits")).hasSize(1);
	}

	@Test
	void aTransactionOfAMomentIsNotWorthANote() {
		LiveSession quick = new LiveSession(12, "", LiveSession.Work.TRANSACTION, Duration.ofMillis(20),
				Map.of(1L, LockMode.ACCESS_SHARE));
		StatementImpact impact = TestImpact.of(1, "ALTER TABLE").lock("orders", LockMode.ACCESS_EXCLUSIVE).build();
		assertThat(new Waits(impact, facts(NOW, List.of(quick))).notes()).noneMatch((note) -> note.contains("pid"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0 | 0 bytes", "1023 | 1,023 bytes", "1024 | 1 kB", "1536 | 1.5 kB",
			"10240 | 10 kB", "44023414784 | 41 GB", "1099511627776 | 1 TB", "9007199254740992 | 8,192 TB" })
	void sizes(long bytes, String text) {
		assertThat(Amounts.bytes(bytes)).isEqualTo(text);
	}

	private static String say(TestImpact impact) {
		return judge(impact, NOW.minus(Duration.ofDays(1))).sentence();
	}

	private static StatementVerdict judge(TestImpact impact, @Nullable Instant since) {
		StatementImpact built = impact.build();
		return new StatementJudge(new StatementFacts(built, "", facts(since, List.of())), new HeldLocks().during(built))
			.judge();
	}

	private static LiveFacts facts(@Nullable Instant since, List<LiveSession> sessions) {
		return new LiveFacts(NOW, since, "app", 0, Map.of("orders", ORDERS), Map.of(1L, ORDERS), sessions, Map.of());
	}

}
