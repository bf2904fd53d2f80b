package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A history with nothing to apply is read by the quick look alone, which doubts what the
 * careful one would refuse.
 */
@ExtendWith(PostgresExtension.class)
class TrustAtFirstSightTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private String stranger;

	@BeforeEach
	void deploy(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)");
		this.migrations.migrator(database.dataSource()).deploy();
		this.stranger = "stranger_" + database.name();
		database.execute("CREATE ROLE " + this.stranger + " LOGIN PASSWORD 'x'; CREATE FUNCTION note() RETURNS trigger"
				+ " LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; ALTER FUNCTION note() OWNER TO " + this.stranger);
	}

	@AfterEach
	void dropRole(TestDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " OWNER TO CURRENT_USER; DROP OWNED BY " + this.stranger
				+ " CASCADE; DROP ROLE " + this.stranger);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			CREATE TRIGGER t BEFORE INSERT ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION note() | its trigger t
			CREATE RULE r AS ON INSERT TO _prisma_migrations DO ALSO SELECT 1 | its rule r
			ALTER TABLE _prisma_migrations OWNER TO STRANGER | it belongs to
			""")
	void whatIsMadeOfAHistoryIsSeenThoughNothingIsToBeApplied(String scene, String why, TestDatabase database) {
		database.execute(scene.replace("STRANGER", this.stranger));
		refused(this.migrations.migrator(database.dataSource()), why);
	}

	@Test
	void rowSecurityIsSeenThoughItHidesNothing(TestDatabase database) {
		database.execute("ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON"
				+ " _prisma_migrations USING (true); GRANT SELECT ON _prisma_migrations TO " + this.stranger);
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUser(this.stranger);
		dataSource.setPassword("x");
		refused(this.migrations.migrator(dataSource), "row-level security may hide rows from the role that migrates");
	}

	@Test
	void aTemporaryTableThatASessionHasLeftIsNoHistory(TestDatabase database) throws SQLException {
		try (HikariDataSource pool = database.pool(1)) {
			try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
				statement.execute("CREATE TEMPORARY TABLE _prisma_migrations AS TABLE public._prisma_migrations");
			}
			refused(this.migrations.migrator(pool), "it is a temporary table that a session has left behind.\n"
					+ "Run DISCARD TEMP in that session, or let the pool give out a new connection.");
		}
	}

	@Test
	void theOwnerOfTheDatabaseIsTrusted(TestDatabase database) {
		Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"));
		migrator.deploy();
		database.execute("ALTER TABLE app._prisma_migrations OWNER TO " + this.stranger);
		refused(migrator, "it belongs to " + this.stranger);
		database.execute("ALTER DATABASE " + database.name() + " OWNER TO " + this.stranger);
		assertThat(migrator.plan().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	private static void refused(Migrator migrator, String why) {
		for (Runnable work : new Runnable[] { migrator::plan, migrator::deploy }) {
			assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(work::run)
				.withMessageContaining("_prisma_migrations is neither read nor written: " + why);
		}
	}

}
