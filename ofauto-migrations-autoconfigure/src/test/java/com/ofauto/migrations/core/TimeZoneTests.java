package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The same file gives the same data, wherever the application runs: in the time zone that
 * psql has on the same database as the same role.
 */
@ExtendWith(PostgresExtension.class)
class TimeZoneTests {

	private static final String SCRIPT = """
			CREATE TABLE x AS SELECT timestamp '2020-01-01 00:00' a;
			ALTER TABLE x ALTER a TYPE timestamptz;
			""";

	private static final String EPOCH = "SELECT extract(epoch FROM a)::bigint FROM x";

	private static final long UTC = 1577836800;

	private static final long HOUR = 3600;

	@TempDir
	Path directory;

	private final TimeZone machine = TimeZone.getDefault();

	private MigrationsOnDisk migrations;

	@BeforeEach
	void write() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_x", SCRIPT);
	}

	@AfterEach
	void goHome() {
		TimeZone.setDefault(this.machine);
	}

	/**
	 * A role of this test's database, which may do everything in it.
	 */
	private static PGSimpleDataSource role(TestDatabase database) {
		String role = "traveller_" + database.name();
		database.execute("DROP ROLE IF EXISTS " + role);
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
		database.execute("ALTER DATABASE " + database.name() + " OWNER TO " + role);
		database.execute("GRANT ALL ON SCHEMA public TO " + role);
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUser(role);
		dataSource.setPassword("x");
		return dataSource;
	}

	private long deployed(TestDatabase database, PGSimpleDataSource dataSource, String machine) {
		TimeZone.setDefault(TimeZone.getTimeZone(machine));
		this.migrations.migrator(dataSource).deploy();
		return database.queryForLong(EPOCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Asia/Tokyo", "America/New_York", "UTC" })
	void noMachineAddsItsOwn(String machine, TestDatabase database) {
		assertThat(deployed(database, role(database), machine)).isEqualTo(UTC);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Asia/Tokyo", "America/New_York" })
	void whatTheDatabaseIsSetToCounts(String machine, TestDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " SET timezone TO 'Europe/Berlin'");
		assertThat(deployed(database, role(database), machine)).isEqualTo(UTC - HOUR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Asia/Tokyo", "America/New_York" })
	void theRoleCountsMoreThanTheDatabase(String machine, TestDatabase database) {
		PGSimpleDataSource role = role(database);
		database.execute("ALTER DATABASE " + database.name() + " SET timezone TO 'Europe/Berlin'");
		database.execute("ALTER ROLE " + role.getUser() + " SET timezone TO 'Europe/Helsinki'");
		assertThat(deployed(database, role, machine)).isEqualTo(UTC - 2 * HOUR);
	}

	@Test
	void theRoleInThisDatabaseCountsMost(TestDatabase database) {
		PGSimpleDataSource role = role(database);
		database.execute("ALTER DATABASE " + database.name() + " SET timezone TO 'Europe/Berlin'");
		database.execute("ALTER ROLE " + role.getUser() + " SET timezone TO 'Europe/Helsinki'");
		database.execute("ALTER ROLE " + role.getUser() + " IN DATABASE " + database.name()
				+ " SET TIME ZONE INTERVAL '+05:30' HOUR TO MINUTE");
		database.execute("ALTER ROLE " + role.getUser() + " IN DATABASE postgres SET timezone TO 'Asia/Tokyo'");
		assertThat(deployed(database, role, "Asia/Tokyo")).isEqualTo(UTC - 5 * HOUR - HOUR / 2);
	}

	@Test
	void thePropertyCountsMoreThanTheRole(TestDatabase database) {
		PGSimpleDataSource role = role(database);
		database.execute("ALTER ROLE " + role.getUser() + " SET timezone TO 'Europe/Helsinki'");
		this.migrations.migrator(role, in("Europe/Moscow")).deploy();
		assertThat(database.queryForLong(EPOCH)).isEqualTo(UTC - 3 * HOUR);
	}

	@Test
	void aZoneThatTheServerDoesNotKnowIsNamed(TestDatabase database) {
		DatabaseAccessException failure = catchThrowableOfType(DatabaseAccessException.class,
				() -> this.migrations.migrator(database.dataSource(), in("Atlantis/Capital")).deploy());
		assertThat(failure)
			.hasMessage("Could not make the session for migration 1_x: ERROR: invalid value for parameter"
					+ " \"TimeZone\": \"Atlantis/Capital\"\nSet ofauto.migrations.time-zone to a time zone that"
					+ " this server knows: SELECT name FROM pg_timezone_names lists them.");
	}

	/**
	 * The files of a server are for superusers; whoever may read them gets what is in
	 * them, and nobody else fails.
	 */
	@Test
	void theServersFilesCountForWhoMayReadThem() {
		PostgresServer server = PostgresServer.startAnother(Map.of("timezone", "Europe/Berlin"));
		try (TestDatabase database = server.createDatabase()) {
			database.execute("ALTER SYSTEM SET timezone TO 'Europe/Helsinki'");
			database.execute("SELECT pg_reload_conf()");
			PGSimpleDataSource role = role(database);
			assertThat(deployed(database, role, "Asia/Tokyo")).isEqualTo(UTC);
			again(database);
			assertThat(deployed(database, database.dataSource(), "Asia/Tokyo")).isEqualTo(UTC - 2 * HOUR);
			again(database);
			database.execute("GRANT EXECUTE ON FUNCTION pg_show_all_file_settings() TO " + role.getUser());
			assertThat(deployed(database, role, "Asia/Tokyo")).isEqualTo(UTC - 2 * HOUR);
			again(database);
			database.execute("ALTER ROLE ALL SET timezone TO 'Europe/Moscow'");
			assertThat(deployed(database, role, "Asia/Tokyo")).isEqualTo(UTC - 3 * HOUR);
		}
	}

	private static void again(TestDatabase database) {
		database.execute("DROP TABLE x, _prisma_migrations");
	}

	@Test
	void segmentsAndSeedsRunInTheSameZone(TestDatabase database) {
		this.migrations.without("1_x").with("1_x", SCRIPT + "CREATE INDEX CONCURRENTLY ON x (a);\n" + """
				CREATE TABLE y AS SELECT timestamptz '2020-01-01 00:00' a;
				""");
		TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
		Gate gate = new Gate(MigrationEnvironment.DEVELOPMENT, true, Set.of(Operation.SEED));
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(), in("Europe/Berlin"), gate,
				List.of());
		migrator.deploy();
		migrator.tools()
			.guarded(Operation.SEED,
					(guarded) -> guarded.script("seed.sql", "INSERT INTO y VALUES ('2020-01-01 00:00');".getBytes()));
		assertThat(database.queryForStrings("SELECT extract(epoch FROM a)::bigint FROM x UNION ALL"
				+ " SELECT extract(epoch FROM a)::bigint FROM y"))
			.containsOnly(String.valueOf(UTC - HOUR))
			.hasSize(3);
	}

	@Test
	void aFilesOwnZoneEndsWithTheFile(TestDatabase database) {
		this.migrations.without("1_x")
			.with("0_own", "SET timezone TO 'Asia/Tokyo';\nCREATE TABLE own AS SELECT timestamptz '2020-01-01' a;")
			.with("1_x", SCRIPT);
		assertThat(deployed(database, role(database), "America/New_York")).isEqualTo(UTC);
		assertThat(database.queryForLong("SELECT extract(epoch FROM a)::bigint FROM own")).isEqualTo(UTC - 9 * HOUR);
	}

	@Test
	void aPoolGetsItsConnectionBackInItsOwnZone(TestDatabase database) throws Exception {
		TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
		database.execute("ALTER DATABASE " + database.name() + " SET timezone TO 'Europe/Berlin'");
		try (HikariDataSource pool = database.pool(1)) {
			this.migrations.migrator(pool).deploy();
			assertThat(shown(pool)).isEqualTo("Asia/Tokyo");
		}
		assertThat(database.queryForLong(EPOCH)).isEqualTo(UTC - HOUR);
	}

	/**
	 * It is the application's own word, and the same on every machine.
	 */
	@Test
	void whatThePoolSetsByAStatementCounts(TestDatabase database) throws Exception {
		TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
		HikariConfig config = new HikariConfig();
		config.setDataSource(database.dataSource());
		config.setConnectionInitSql("SET timezone TO 'Europe/Berlin'");
		config.setMaximumPoolSize(1);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			this.migrations.migrator(pool).deploy();
			assertThat(shown(pool)).isEqualTo("Europe/Berlin");
			try (Connection connection = pool.getConnection()) {
				assertThat(MigrationTimeZone.of(connection)).isEqualTo("Europe/Berlin");
			}
		}
		assertThat(database.queryForLong(EPOCH)).isEqualTo(UTC - HOUR);
	}

	private static String shown(HikariDataSource pool) throws Exception {
		try (Connection connection = pool.getConnection();
				var statement = connection.createStatement();
				var rows = statement.executeQuery("SHOW timezone")) {
			rows.next();
			return rows.getString(1);
		}
	}

	private static MigratorSettings in(String zone) {
		MigratorSettings settings = MigrationsOnDisk.settings();
		return settings.withTimeZone(zone);
	}

}
