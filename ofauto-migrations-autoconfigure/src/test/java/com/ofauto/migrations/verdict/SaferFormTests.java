package com.ofauto.migrations.verdict;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each safer form is run as it is shown, and leaves what the statement would have left.
 */
@ExtendWith(PostgresExtension.class)
class SaferFormTests {

	private static final String REWRITES = "the statement rewrites the table";

	private static TestDatabase model;

	@BeforeAll
	static void makeAModel() {
		model = PostgresServer.shared().createDatabase();
		model.execute("""
				CREATE TABLE clients (id int PRIMARY KEY);
				CREATE TABLE orders (id int, "Client" int, total int NOT NULL, ref text);
				CREATE INDEX orders_total ON orders (total);
				CREATE TABLE events (id int, day int) PARTITION BY RANGE (day);
				CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10);
				CREATE TABLE "events_B" PARTITION OF events FOR VALUES FROM (10) TO (20);
				CREATE TABLE days (id int, day int) PARTITION BY RANGE (day);
				CREATE TABLE other_days PARTITION OF days DEFAULT;
				CREATE TABLE "Day 1" (id int, day int);
				INSERT INTO "Day 1" SELECT i, i % 10 FROM generate_series(1, 25) i;
				INSERT INTO events SELECT i, i % 20 FROM generate_series(1, 25) i;
				INSERT INTO other_days SELECT i, 100 FROM generate_series(1, 25) i;
				CREATE MATERIALIZED VIEW sums AS SELECT 1 AS id, 2 AS total;
				CREATE UNIQUE INDEX ON sums (id);
				INSERT INTO clients VALUES (1), (2);
				INSERT INTO orders SELECT i, i % 2 + 1, i, i::text FROM generate_series(1, 25) i;
				""");
	}

	@AfterAll
	static void dropIt() {
		model.close();
	}

	@Test
	void anIndexIsBuiltConcurrently() throws SQLException {
		assertSame("create unique index  orders_id on orders (id) where id > 0;",
				impact("CREATE INDEX", LockMode.SHARE),
				"create unique index CONCURRENTLY orders_id on orders (id) where id > 0;");
	}

	@Test
	void anIndexOfAPartitionedTableIsBuiltPartByPart() throws SQLException {
		String sql = "CREATE INDEX \"By Day\" ON events USING btree (day) WHERE id > 0;";
		SaferForm form = form(sql,
				TestImpact.of(1, "CREATE INDEX").lock("events", RelationKind.PARTITIONED_TABLE, LockMode.SHARE))
			.orElseThrow();
		assertThat(form.migrations()).extracting(SaferForm.Step::sql)
			.containsExactly("CREATE INDEX \"By Day\" ON ONLY events USING btree (day) WHERE id > 0;",
					"CREATE INDEX CONCURRENTLY \"By Day_1\" ON events_1 USING btree (day) WHERE id > 0;\n"
							+ "CREATE INDEX CONCURRENTLY \"By Day_2\" ON \"events_B\" USING btree (day) WHERE id > 0;",
					"ALTER INDEX \"By Day\" ATTACH PARTITION \"By Day_1\";\n"
							+ "ALTER INDEX \"By Day\" ATTACH PARTITION \"By Day_2\";");
		try (TestDatabase changed = PostgresServer.shared().copyOf(model)) {
			run(changed, form);
			assertThat(changed
				.queryForStrings("SELECT indisvalid::text FROM pg_index WHERE indrelid = 'events'::regclass"))
				.containsExactly("true");
		}
	}

	@Test
	void anIndexIsDroppedConcurrently() throws SQLException {
		assertSame("-- not needed\nDROP INDEX orders_total",
				impact("DROP INDEX", LockMode.ACCESS_EXCLUSIVE).drops("index", "orders_total"),
				"DROP INDEX CONCURRENTLY orders_total;");
	}

	@Test
	void anIndexIsBuiltAnewConcurrently() throws SQLException {
		assertSame("REINDEX INDEX orders_total", impact("REINDEX", LockMode.SHARE),
				"REINDEX INDEX CONCURRENTLY orders_total;");
		assertSame("REINDEX (VERBOSE) TABLE orders", impact("REINDEX", LockMode.SHARE),
				"REINDEX (VERBOSE) TABLE CONCURRENTLY orders;");
	}

	@Test
	void aMaterializedViewIsRefreshedConcurrently() throws SQLException {
		assertSame("REFRESH MATERIALIZED VIEW sums", impact("REFRESH MATERIALIZED VIEW", LockMode.ACCESS_EXCLUSIVE),
				"REFRESH MATERIALIZED VIEW CONCURRENTLY sums;");
	}

	@Test
	void aForeignKeyIsValidatedLater() throws SQLException {
		assertSame("ALTER TABLE orders ADD FOREIGN KEY (\"Client\") REFERENCES clients",
				alter().constraint(new AddedConstraint(AddedConstraint.Kind.FOREIGN_KEY, "orders",
						"\"orders_Client_fkey\"", List.of("\"Client\""),
						"FOREIGN KEY (\"Client\") REFERENCES clients(id)", true, "clients", List.of("id"))),
				"ALTER TABLE orders ADD CONSTRAINT \"orders_Client_fkey\" FOREIGN KEY (\"Client\") REFERENCES clients(id)"
						+ " NOT VALID;",
				"ALTER TABLE orders VALIDATE CONSTRAINT \"orders_Client_fkey\";");
	}

	@Test
	void aCheckIsValidatedLater() throws SQLException {
		assertSame("ALTER TABLE orders ADD CHECK (total > 0)",
				alter()
					.constraint(rule(AddedConstraint.Kind.CHECK, "orders_total_check", "CHECK ((total > 0))", "total")),
				"ALTER TABLE orders ADD CONSTRAINT orders_total_check CHECK ((total > 0)) NOT VALID;",
				"ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;");
	}

	/**
	 * The constraint is there already, so that it cannot be added.
	 */
	@Test
	void aValidationGoesIntoAMigrationOfItsOwn() throws SQLException {
		String sql = "-- now\nALTER TABLE orders VALIDATE CONSTRAINT orders_total_check";
		SaferForm form = form(sql,
				impact("ALTER TABLE", LockMode.SHARE_UPDATE_EXCLUSIVE).scans("orders")
					.constraint(rule(AddedConstraint.Kind.CHECK, "orders_total_check", "CHECK ((total > 0))", "total")))
			.orElseThrow();
		assertThat(form.migrations()).containsExactly(
				new SaferForm.Step(SaferForms.ALONE, "ALTER TABLE orders VALIDATE CONSTRAINT orders_total_check;"));
	}

	@Test
	void aColumnIsKnownToBeSetBeforeItMustBe() throws SQLException {
		assertSame("ALTER TABLE orders ALTER \"Client\" SET NOT NULL",
				alter().constraint(rule(AddedConstraint.Kind.NOT_NULL, null, null, "\"Client\"")),
				"ALTER TABLE orders ADD CONSTRAINT \"Client_is_set\" CHECK (\"Client\" IS NOT NULL) NOT VALID;",
				"ALTER TABLE orders VALIDATE CONSTRAINT \"Client_is_set\";\n"
						+ "ALTER TABLE orders ALTER COLUMN \"Client\" SET NOT NULL;\n"
						+ "ALTER TABLE orders DROP CONSTRAINT \"Client_is_set\";");
	}

	@Test
	void aUniqueKeyTakesAnIndex() throws SQLException {
		assertSame("ALTER TABLE orders ADD UNIQUE (id, total) INCLUDE (ref) DEFERRABLE",
				alter().constraint(rule(AddedConstraint.Kind.UNIQUE, "orders_id_total_ref_key",
						"UNIQUE (id, total) INCLUDE (ref) DEFERRABLE", "id")),
				"CREATE UNIQUE INDEX CONCURRENTLY orders_id_total_ref_key ON orders (id, total) INCLUDE (ref);",
				"ALTER TABLE orders ADD CONSTRAINT orders_id_total_ref_key UNIQUE USING INDEX orders_id_total_ref_key"
						+ " DEFERRABLE;");
	}

	@Test
	void aPrimaryKeyTakesAnIndex() throws SQLException {
		assertSame("ALTER TABLE orders ADD PRIMARY KEY (total)",
				alter().constraint(rule(AddedConstraint.Kind.UNIQUE, "orders_pkey", "PRIMARY KEY (total)", "total")),
				"CREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON orders (total);",
				"ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;");
	}

	@Test
	void aTypeChangesInAColumnBesideIt() throws SQLException {
		TestImpact impact = alter().rewrites("orders").column("orders", "ref", "text", "integer");
		SaferForm form = form("ALTER TABLE orders ALTER ref TYPE int USING ref::int", impact).orElseThrow();
		try (TestDatabase changed = PostgresServer.shared().copyOf(model)) {
			run(changed, form);
			assertThat(changed
				.queryForStrings("SELECT string_agg(attname || ' ' || atttypid::regtype, ', ' ORDER BY attnum)"
						+ " FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped"))
				.containsExactly("id integer, Client integer, total integer, ref integer");
			assertThat(changed.queryForStrings("SELECT sum(ref)::text FROM orders")).containsExactly("325");
		}
	}

	/**
	 * Nobody writes the old column any more.
	 */
	@Test
	void aRowNeedsNoValueInTheOldColumnOfAType() throws SQLException {
		try (TestDatabase changed = PostgresServer.shared().copyOf(model)) {
			changed.execute("ALTER TABLE orders ALTER ref SET NOT NULL");
			TestImpact impact = alter().rewrites("orders").column("orders", "ref", "text", "integer");
			SaferForm form = form("ALTER TABLE orders ALTER ref TYPE int USING ref::int", impact).orElseThrow();
			run(changed, withoutLast(form));
			changed.execute("INSERT INTO orders (id, total, ref) VALUES (26, 1, 9)");
			assertThat(changed.queryForStrings("SELECT ref::text FROM orders WHERE ref_old IS NULL")).contains("9");
		}
	}

	@Test
	void aColumnOfTheKeyStaysRequired() throws SQLException {
		try (TestDatabase changed = PostgresServer.shared().copyOf(model)) {
			TestImpact impact = TestImpact.of(1, "ALTER TABLE")
				.lock("clients", LockMode.ACCESS_EXCLUSIVE)
				.rewrites("clients")
				.column("clients", "id", "integer", "bigint");
			run(changed, form("ALTER TABLE clients ALTER id TYPE bigint", impact).map(SaferFormTests::withoutLast)
				.orElseThrow());
			assertThat(changed.queryForStrings("SELECT count(id_old)::text FROM clients")).hasSize(1);
		}
	}

	private static SaferForm withoutLast(SaferForm form) {
		return new SaferForm(form.migrations().subList(0, form.migrations().size() - 1));
	}

	@Test
	void aTypeChangesInEachPartition() throws SQLException {
		TestImpact impact = TestImpact.of(1, "ALTER TABLE")
			.lock("events", RelationKind.PARTITIONED_TABLE, LockMode.ACCESS_EXCLUSIVE)
			.lock("events_1", LockMode.ACCESS_EXCLUSIVE)
			.rewrites("events_1")
			.column("events", "id", "integer", "bigint")
			.column("events_1", "id", "integer", "bigint");
		SaferForm form = form("ALTER TABLE events ALTER id TYPE bigint", impact).orElseThrow();
		assertThat(form.migrations().get(1).what())
			.isEqualTo("then, again and again until each of them updates 0 rows");
		assertThat(form.migrations().get(1).sql()).contains("UPDATE events_1 SET", "UPDATE \"events_B\" SET");
		try (TestDatabase changed = PostgresServer.shared().copyOf(model)) {
			run(changed, form);
			assertThat(changed.queryForStrings("SELECT attrelid::regclass || ' ' || atttypid::regtype FROM pg_attribute"
					+ " WHERE attname = 'id' AND attrelid::regclass::text LIKE '%events%' ORDER BY 1"))
				.containsExactly("\"events_B\" bigint", "events bigint", "events_1 bigint");
			assertThat(changed.queryForStrings("SELECT sum(id)::text FROM events")).containsExactly("325");
		}
	}

	@Test
	void aPartitionIsAttachedWithoutReadingItOrTheDefaultPartition() throws SQLException {
		String sql = "ALTER TABLE days ATTACH PARTITION \"Day 1\" FOR VALUES FROM (0) TO (10)";
		String bound = "((day IS NOT NULL) AND (day >= 0) AND (day < 10))";
		TestImpact impact = TestImpact.of(1, "ALTER TABLE")
			.lock("days", RelationKind.PARTITIONED_TABLE, LockMode.SHARE_UPDATE_EXCLUSIVE)
			.lock("\"Day 1\"", LockMode.ACCESS_EXCLUSIVE)
			.lock("other_days", LockMode.ACCESS_EXCLUSIVE)
			.scans("\"Day 1\"")
			.scans("other_days")
			.constraint(bound("other_days", "CHECK ((NOT " + bound + "))"))
			.constraint(bound("\"Day 1\"", "CHECK (" + bound + ")"));
		SaferForm form = form(sql, impact).orElseThrow();
		assertThat(form.migrations()).extracting(SaferForm.Step::sql)
			.containsExactly(
					"ALTER TABLE other_days ADD CONSTRAINT other_days_bound CHECK (NOT (" + bound + ")) NOT VALID;\n"
							+ "ALTER TABLE \"Day 1\" ADD CONSTRAINT \"Day 1_bound\" CHECK (" + bound + ") NOT VALID;",
					"ALTER TABLE other_days VALIDATE CONSTRAINT other_days_bound;\n"
							+ "ALTER TABLE \"Day 1\" VALIDATE CONSTRAINT \"Day 1_bound\";",
					sql + ";\nALTER TABLE other_days DROP CONSTRAINT other_days_bound;\n"
							+ "ALTER TABLE \"Day 1\" DROP CONSTRAINT \"Day 1_bound\";");
		try (TestDatabase changed = PostgresServer.shared().copyOf(model);
				Connection connection = changed.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute(form.migrations().get(0).sql());
			statement.execute(form.migrations().get(1).sql());
			connection.commit();
			long before = scans(statement);
			statement.execute(form.migrations().get(2).sql());
			assertThat(scans(statement) - before).as("nothing is read").isZero();
			connection.commit();
			assertThat(changed.queryForStrings("SELECT count(*)::text FROM days")).containsExactly("50");
		}
		try (TestDatabase changed = PostgresServer.shared().copyOf(model);
				Connection connection = changed.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute(sql);
			assertThat(scans(statement)).as("both are read by the statement itself").isEqualTo(2);
			connection.rollback();
		}
	}

	private static long scans(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery("SELECT sum(pg_stat_get_xact_numscans(oid)) FROM pg_class"
				+ " WHERE relname IN ('Day 1', 'other_days')")) {
			row.next();
			return row.getLong(1);
		}
	}

	private static AddedConstraint bound(String table, String definition) {
		return new AddedConstraint(AddedConstraint.Kind.CHECK, table, null, List.of(), definition, true, null,
				List.of());
	}

	@Test
	void aTableIsVacuumedAndNotWrittenAgain() throws SQLException {
		SaferForm form = form("VACUUM (FULL, VERBOSE, ANALYZE) orders",
				impact("VACUUM", LockMode.ACCESS_EXCLUSIVE).alone().rewrites("orders"))
			.orElseThrow();
		assertThat(form.migrations()).extracting(SaferForm.Step::sql).containsExactly("VACUUM (ANALYZE) orders;");
		try (TestDatabase changed = PostgresServer.shared().copyOf(model)) {
			String file = "SELECT pg_relation_filenode('orders')::text";
			List<String> before = changed.queryForStrings(file);
			run(changed, form);
			assertThat(changed.queryForStrings(file)).isEqualTo(before);
		}
		assertThat(form("VACUUM orders", impact("VACUUM", LockMode.SHARE_UPDATE_EXCLUSIVE).alone())).isEmpty();
	}

	@Test
	void aComputedDefaultIsFilledInAfterwards() throws SQLException {
		TestImpact impact = alter().rewrites("orders").column("orders", "seen", null, "timestamp with time zone");
		SaferForm form = form("ALTER TABLE orders ADD seen timestamptz DEFAULT clock_timestamp() NOT NULL", impact)
			.orElseThrow();
		assertThat(form.migrations().get(0).sql())
			.isEqualTo("ALTER TABLE orders ADD COLUMN seen timestamp with time zone;\n"
					+ "ALTER TABLE orders ALTER COLUMN seen SET DEFAULT clock_timestamp();");
		try (TestDatabase changed = PostgresServer.shared().copyOf(model)) {
			run(changed, form);
			assertThat(changed.queryForStrings("SELECT count(seen)::text FROM orders")).containsExactly("25");
			assertThat(changed.queryForStrings("SELECT attnotnull::text FROM pg_attribute WHERE attname = 'seen'"))
				.containsExactly("true");
		}
	}

	@Test
	void whereTheTableHasAKeyItsRowsAreFilledByABackfill() throws SQLException {
		TestImpact type = of("clients").rewrites("clients").column("clients", "id", "integer", "bigint");
		assertThat(form("ALTER TABLE clients ALTER id TYPE bigint", type).orElseThrow().migrations().get(1))
			.isEqualTo(new SaferForm.Step("then, as a backfill in a migration of its own",
					"UPDATE clients SET id_new = id::bigint WHERE id_new IS NULL AND id IS NOT NULL"
							+ " /* ofauto: backfill id */;"));
		TestImpact computed = of("clients").rewrites("clients").column("clients", "code", null, "uuid");
		assertThat(form("ALTER TABLE clients ADD code uuid DEFAULT gen_random_uuid()", computed).orElseThrow()
			.migrations()
			.get(1)
			.sql()).isEqualTo("UPDATE clients SET code = DEFAULT WHERE code IS NULL /* ofauto: backfill id */;");
		TestImpact required = of("clients").constraint(new AddedConstraint(AddedConstraint.Kind.NOT_NULL, "clients",
				null, List.of("name"), null, true, null, List.of()));
		assertThat(form("ALTER TABLE clients ALTER name SET NOT NULL", required).orElseThrow().migrations().get(0))
			.isEqualTo(new SaferForm.Step(
					"for rows without a value, as a backfill in a migration of its own, with their value for VALUE",
					"UPDATE clients SET name = VALUE WHERE name IS NULL /* ofauto: backfill id */;"));
	}

	private static TestImpact of(String table) {
		return TestImpact.of(1, "ALTER TABLE").lock(table, LockMode.ACCESS_EXCLUSIVE);
	}

	@Test
	void whatHasNoSaferFormHasNone() throws SQLException {
		assertThat(form("ALTER TABLE orders ADD a uuid DEFAULT f(), ADD b int DEFAULT 1",
				alter().rewrites("orders").column("orders", "a", null, "uuid")))
			.as(REWRITES)
			.isEmpty();
		assertThat(form("CREATE INDEX CONCURRENTLY a ON orders (id)", impact("CREATE INDEX", LockMode.SHARE).alone()))
			.isEmpty();
		assertThat(form("CREATE INDEX ON events (id)",
				TestImpact.of(1, "CREATE INDEX").lock("events", RelationKind.PARTITIONED_TABLE, LockMode.SHARE)))
			.isEmpty();
		assertThat(form("DROP INDEX orders_total CASCADE",
				impact("DROP INDEX", LockMode.ACCESS_EXCLUSIVE).drops("index", "orders_total")))
			.isEmpty();
	}

	@Test
	void aLongNameIsCutBeforeItsSuffix() {
		assertThat(NewName.suffixed("a".repeat(63), "_is_set")).isEqualTo("a".repeat(56) + "_is_set");
		assertThat(NewName.suffixed("\"A\"\"b\"", "_new")).isEqualTo("\"A\"\"b_new\"");
	}

	private static TestImpact impact(String command, LockMode mode) {
		return TestImpact.of(1, command).lock("orders", mode);
	}

	private static TestImpact alter() {
		return impact("ALTER TABLE", LockMode.ACCESS_EXCLUSIVE);
	}

	private static AddedConstraint rule(AddedConstraint.Kind kind, @Nullable String name, @Nullable String definition,
			String column) {
		return new AddedConstraint(kind, "orders", name, List.of(column), definition, true, null, List.of());
	}

	private static Optional<SaferForm> form(String sql, TestImpact impact) throws SQLException {
		try (Connection connection = model.dataSource().getConnection()) {
			LiveFacts facts = new LiveLook(StatementFacts.names(impact.build()), "public").at(connection);
			return SaferForms.of(new StatementFacts(impact.build(), sql, facts));
		}
	}

	/**
	 * The form is as expected, runs, and leaves the same schema as the statement.
	 */
	private static void assertSame(String sql, TestImpact impact, String... expected) throws SQLException {
		SaferForm form = form(sql, impact).orElseThrow();
		assertThat(form.migrations()).extracting(SaferForm.Step::sql).containsExactly(expected);
		try (TestDatabase one = PostgresServer.shared().copyOf(model);
				TestDatabase other = PostgresServer.shared().copyOf(model)) {
			one.execute(sql);
			run(other, form);
			assertThat(schema(other)).isEqualTo(schema(one));
		}
	}

	private static void run(TestDatabase changed, SaferForm form) throws SQLException {
		try (Connection connection = changed.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (SaferForm.Step step : form.migrations()) {
				boolean alone = step.sql().contains("CONCURRENTLY");
				for (String sql : alone ? step.sql().split("(?<=;)\n") : new String[] { step.sql() }) {
					statement.execute(sql);
				}
			}
		}
	}

	private static Map<String, List<String>> schema(TestDatabase changed) {
		return Map.of("columns",
				changed.queryForStrings("SELECT attname || attnotnull FROM pg_attribute"
						+ " WHERE attrelid = 'orders'::regclass AND attnum > 0 ORDER BY attnum"),
				"constraints",
				changed.queryForStrings("SELECT conname || pg_get_constraintdef(oid) || convalidated FROM pg_constraint"
						+ " WHERE conrelid = 'orders'::regclass AND contype <> 'n' ORDER BY 1"),
				"indexes", changed.queryForStrings("SELECT pg_get_indexdef(indexrelid) || indisvalid FROM pg_index"
						+ " WHERE indrelid IN ('orders'::regclass, 'sums'::regclass) ORDER BY 1"));
	}

}
