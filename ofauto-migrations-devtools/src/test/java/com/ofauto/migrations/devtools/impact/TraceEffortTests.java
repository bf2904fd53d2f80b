package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a look behind a statement reads does not depend on how many tables there are.
 */
@ExtendWith(PostgresExtension.class)
class TraceEffortTests {

	private static final String TABLES = """
			DO $$ BEGIN
				FOR i IN 1..%d LOOP
					EXECUTE format('CREATE TABLE t%%s (id int PRIMARY KEY, a int CHECK (a > 0), b int)', i);
					EXECUTE format('CREATE INDEX i%%s ON t%%s (a)', i, i);
					EXECUTE format('ALTER TABLE t%%s ADD FOREIGN KEY (b) REFERENCES t%%s', i, i);
				END LOOP;
			END $$;
			CREATE TABLE counted (n bigint);
			CREATE TABLE watched AS SELECT oid, relkind FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace;
			""";

	private static final int TRIGGERS = 2620;

	/**
	 * How many rows of catalogs the session has read, one after the other or by an index.
	 */
	private static final String READ = """
			SELECT sum(CASE WHEN relkind = 'i' THEN pg_stat_get_xact_tuples_fetched(oid)
				ELSE pg_stat_get_xact_tuples_returned(oid) END) FROM public.watched""";

	private static final String MARK = "INSERT INTO counted " + READ + ";\n";

	private static final String CHANGES = """
			ALTER TABLE t2 ADD x int;
			ALTER TABLE t2 ADD CHECK (x > 0);
			ALTER TABLE t2 ALTER a TYPE bigint;
			ALTER TABLE t2 DROP CONSTRAINT t2_a_check;
			DROP INDEX i2;
			CREATE INDEX i2 ON t2 (x);
			ALTER TABLE t2 DROP x;
			DROP TABLE t3;
			""";

	@Test
	void theSessionOfTheMigrationReadsTheSameOfManyTables(TestDatabase server) {
		long few = readBehindChanges(server, 100);
		assertThat(few).isPositive();
		assertThat(readBehindChanges(server, 400)).as("types are read once, since the rewrite makes one")
			.isLessThan(2 * few);
	}

	private static long readBehindChanges(TestDatabase server, int tables) {
		try (ScratchDatabases databases = Traced.databases(server); ScratchDatabase database = databases.empty()) {
			new ImpactTrace(Traced.SETTINGS).trace(database,
					MigrationDirectory.of(List.of(new MigrationScript("1_before", "1_before", TABLES.formatted(tables)),
							new MigrationScript("2_traced", "2_traced",
									CHANGES.replace('2', '4').replace('3', '5') + MARK + CHANGES + MARK))),
					(migration) -> migration.name().equals("2_traced"));
			return Objects.requireNonNull(new JdbcTemplate(database.dataSource())
				.queryForObject("SELECT max(n) - min(n) FROM counted", Long.class));
		}
	}

	@Test
	void theSecondSessionReadsTheSameOfManyTables(TestDatabase server) throws SQLException {
		server.execute(TABLES.formatted(100));
		long few = readForWhatIsGone(server);
		assertThat(few).isPositive();
		server.execute("DROP TABLE counted, watched; DO $$ BEGIN FOR i IN REVERSE 100..1 LOOP"
				+ " EXECUTE format('DROP TABLE t%s', i); END LOOP; END $$");
		server.execute(TABLES.formatted(400));
		assertThat(readForWhatIsGone(server)).isLessThan(few + few / 2);
	}

	private static long readForWhatIsGone(TestDatabase server) throws SQLException {
		try (Connection session = server.dataSource().getConnection();
				Statement changes = session.createStatement();
				Connection second = server.dataSource().getConnection()) {
			ImpactTrace.settle(second);
			second.setAutoCommit(false);
			session.setAutoCommit(false);
			KnownObjects objects = new KnownObjects(new CatalogQuery(second), "public");
			objects.begin();
			changes.execute("DROP TABLE t3; ALTER TABLE t2 ALTER a TYPE bigint; DROP INDEX i4;"
					+ " ALTER TABLE t2 DROP CONSTRAINT t2_b_fkey");
			CatalogQuery look = new CatalogQuery(session);
			long before = read(second);
			List<DroppedObject> gone = objects.gone(look,
					Set.of(ObjectCatalog.RELATIONS, ObjectCatalog.CONSTRAINTS, TRIGGERS), Glance.first(look).locked());
			assertThat(gone).extracting(DroppedObject::name).containsExactly("i4", "t3", "t2_b_fkey on t2");
			return read(second) - before;
		}
	}

	private static long read(Connection session) throws SQLException {
		try (Statement statement = session.createStatement(); ResultSet row = statement.executeQuery(READ)) {
			assertThat(row.next()).isTrue();
			return row.getLong(1);
		}
	}

}
