package com.ofauto.migrations.core;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.ofauto.migrations.core.ImpactFiles.alone;
import static com.ofauto.migrations.core.ImpactFiles.brief;
import static com.ofauto.migrations.core.ImpactFiles.builds;
import static com.ofauto.migrations.core.ImpactFiles.exclusive;
import static com.ofauto.migrations.core.ImpactFiles.lock;
import static com.ofauto.migrations.core.ImpactFiles.rows;
import static org.assertj.core.api.Assertions.assertThat;

class LockPlanTests {

	/**
	 * A line for each statement: where its locks are taken, and whether it is guarded.
	 */
	private static List<String> plan(StatementImpact... statements) {
		return LockPlan.of(List.of(statements), "app")
			.stream()
			.map((step) -> step.locks().stream().map(LockPlanTests::text).collect(Collectors.joining(", "))
					+ (step.locks().isEmpty() ? "-" : step.early() ? "" : " late")
					+ (step.guarded() ? ", guarded" : ""))
			.toList();
	}

	private static String text(TableLock lock) {
		return lock.table().replace("\"", "").replace("app.", "") + " " + lock.mode().sql();
	}

	@Test
	void allLocksUpToTheFirstLongStatementAreTakenAtTheStartByName() {
		assertThat(plan(brief(), brief(exclusive("orders")), brief(lock("clients", LockMode.SHARE_ROW_EXCLUSIVE)),
				rows(exclusive("books"))))
			.containsExactly("books ACCESS EXCLUSIVE, clients SHARE ROW EXCLUSIVE, orders ACCESS EXCLUSIVE, guarded",
					"-, guarded", "-, guarded");
	}

	@Test
	void aLockThatIsNeededBehindALongStatementIsTakenThere() {
		assertThat(plan(builds(lock("orders", LockMode.SHARE)), brief(), brief(exclusive("orders"))))
			.containsExactly("orders SHARE", "-", "orders ACCESS EXCLUSIVE late");
	}

	@Test
	void aLongShareDoesNotBecomeALongAccessExclusive() {
		assertThat(plan(brief(exclusive("clients")), builds(lock("orders", LockMode.SHARE)),
				rows(lock("orders", LockMode.ROW_EXCLUSIVE)), brief(exclusive("orders")), brief(exclusive("books"))))
			.containsExactly("clients ACCESS EXCLUSIVE, orders SHARE, guarded", "-", "-",
					"books ACCESS EXCLUSIVE, orders ACCESS EXCLUSIVE late");
	}

	@Test
	void theStrongestModeOfATableIsTakenOnce() {
		assertThat(plan(brief(lock("orders", LockMode.SHARE_ROW_EXCLUSIVE)), brief(exclusive("orders")),
				rows(lock("orders", LockMode.SHARE))))
			.containsExactly("orders ACCESS EXCLUSIVE, guarded", "-, guarded");
	}

	@Test
	void allLocksCanBeTakenTogetherUnlessAViewWouldBeOvertaken() {
		StatementImpact index = builds(lock("orders", LockMode.SHARE));
		assertThat(LockPlan.together(List.of(index, brief(exclusive("clients"), exclusive("orders"))), "app"))
			.singleElement()
			.satisfies((step) -> assertThat(step.locks()).extracting(LockPlanTests::text)
				.containsExactly("clients ACCESS EXCLUSIVE", "orders ACCESS EXCLUSIVE"))
			.satisfies((step) -> assertThat(step.guarded()).isFalse());
		assertThat(LockPlan.together(List.of(index, brief(lock("v", RelationKind.VIEW, LockMode.ACCESS_EXCLUSIVE))),
				"app"))
			.isEmpty();
		assertThat(LockPlan.together(List.of(brief()), "app")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ACCESS_SHARE", "ROW_SHARE", "ROW_EXCLUSIVE" })
	void locksThatReadersAndWritersTakeAreLeftToTheStatement(LockMode mode) {
		assertThat(plan(brief(lock("orders", mode)))).isEmpty();
	}

	@Test
	void whatCreatesOnlyAsksForNothing() {
		assertThat(plan(brief(), brief(), rows())).isEmpty();
	}

	@Test
	void tablesOfALaterStatementDoNotOvertakeAView() {
		RelationLock view = lock("v", RelationKind.VIEW, LockMode.ACCESS_EXCLUSIVE);
		assertThat(plan(brief(view), brief(exclusive("orders")))).containsExactly("-, guarded",
				"orders ACCESS EXCLUSIVE, guarded");
	}

	@ParameterizedTest
	@CsvSource({ "VIEW", "MATERIALIZED_VIEW", "SEQUENCE", "FOREIGN_TABLE", "INDEX" })
	void whatCannotBeLockedIsGuardedThoughItIsLong(RelationKind kind) {
		assertThat(plan(brief(), rows(lock("x", kind, LockMode.ACCESS_EXCLUSIVE)), rows())).containsExactly("-",
				"-, guarded");
	}

	@Test
	void anIndexIsSafeWithItsTable() {
		RelationLock index = new RelationLock("i", RelationKind.INDEX, "orders", LockMode.ACCESS_EXCLUSIVE);
		assertThat(plan(rows(exclusive("orders"), index))).containsExactly("orders ACCESS EXCLUSIVE");
		assertThat(plan(rows(lock("orders", LockMode.SHARE), index))).containsExactly("orders SHARE, guarded");
	}

	@Test
	void aStatementOutsideOfATransactionIsTriedForIfItKeepsOthersOutOfOneTable() {
		RelationLock index = new RelationLock("i", RelationKind.INDEX, "orders", LockMode.ACCESS_EXCLUSIVE);
		assertThat(LockPlan.alone(alone(exclusive("orders"), index), "app")).singleElement()
			.satisfies((step) -> assertThat(step.locks()).extracting(LockPlanTests::text)
				.containsExactly("orders ACCESS EXCLUSIVE"))
			.satisfies((step) -> assertThat(step.guarded()).isTrue());
		assertThat(LockPlan.alone(alone(exclusive("orders"), exclusive("clients")), "app")).isEmpty();
		assertThat(LockPlan.alone(alone(lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE)), "app")).isEmpty();
		assertThat(LockPlan.alone(alone(), "app")).isEmpty();
	}

	@Test
	void moreThan500RelationsAreNotLockedBeforehand() {
		List<String> tables = IntStream.rangeClosed(1, 501).mapToObj((i) -> "t" + i).toList();
		assertThat(plan(brief(exclusive(tables)))).isEmpty();
		assertThat(LockPlan.of(List.of(brief(exclusive(tables.subList(0, 500)))), "app").get(0).locks()).hasSize(500);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\0',
			value = { "orders, \"app\".\"orders\"", "sales.orders, \"sales\".\"orders\"",
					"\"Order Items\", \"app\".\"Order Items\"", "\"a.b\".\"c\"\"d\", \"a.b\".\"c\"\"d\"",
					"\"'; DROP TABLE x; --\", \"app\".\"'; DROP TABLE x; --\"" })
	void aNameIsReadAndQuotedAgain(String name, String quoted) {
		TableLock lock = TableLock.of(exclusive(name), "app", 0);
		assertThat(lock).isNotNull();
		assertThat(lock.now()).isEqualTo("LOCK TABLE ONLY " + quoted + " IN ACCESS EXCLUSIVE MODE NOWAIT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a; DROP TABLE b", "a.b.c", "a -- b", "\"a", "\"a\"\"", "\"a\"; b", "A", "a,b",
			"U&\"x\"", "pg_catalog.pg_class", "\"pg_catalog\".pg_class", "information_schema.x", "a\n", "\"\"" })
	void whatIsNoNameOfATableIsNotSent(String name) {
		assertThat(TableLock.of(exclusive(name), "app", 0)).isNull();
	}

}
