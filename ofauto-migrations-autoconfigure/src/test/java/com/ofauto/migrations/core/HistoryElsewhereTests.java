package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A history in another schema counts where it can be read, may be believed, and has
 * applied the very files that are here.
 */
@ExtendWith(PostgresExtension.class)
class HistoryElsewhereTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private String reader;

	private String stranger;

	@BeforeEach
	void deployToAnotherSchema(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)")
			.with("2_b", "CREATE TABLE b (id int)");
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
		this.reader = "reader_" + database.name();
		this.stranger = "stranger_" + database.name();
		database.execute("CREATE ROLE " + this.reader + " LOGIN PASSWORD 'x'; CREATE SCHEMA own AUTHORIZATION "
				+ this.reader + "; GRANT USAGE ON SCHEMA app TO " + this.reader + "; ALTER ROLE " + this.reader
				+ " SET search_path = own; CREATE ROLE " + this.stranger);
	}

	@AfterEach
	void dropRoles(TestDatabase database) {
		for (String role : new String[] { this.reader, this.stranger }) {
			database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1",
			"GRANT SELECT ON app._prisma_migrations TO READER; ALTER TABLE app._prisma_migrations OWNER TO STRANGER",
			"GRANT SELECT ON app._prisma_migrations TO READER; ALTER TABLE app._prisma_migrations ENABLE ROW LEVEL"
					+ " SECURITY; CREATE POLICY p ON app._prisma_migrations USING (1 / (length(id) - length(id)) > 0)",
			"GRANT SELECT ON app._prisma_migrations TO READER; DELETE FROM app._prisma_migrations WHERE migration_name"
					+ " = '2_b'; UPDATE app._prisma_migrations SET rolled_back_at = now()",
			"GRANT SELECT ON app._prisma_migrations TO READER; ALTER TABLE app._prisma_migrations RENAME rolled_back_at"
					+ " TO other" })
	void whatCannotBeReadOrBelievedIsNoFinding(String scene, TestDatabase database) {
		database.execute(scene.replace("READER", this.reader).replace("STRANGER", this.stranger));
		DeployReport report = asReader(database).deploy();
		assertThat(report.findings()).isEmpty();
		assertThat(report.applied()).hasSize(2);
	}

	@Test
	void aTemporaryOneOfAnotherSessionIsNotRead(TestDatabase database) throws SQLException {
		try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE _prisma_migrations AS TABLE app._prisma_migrations;"
					+ " GRANT SELECT ON _prisma_migrations TO " + this.reader);
			assertThat(asReader(database).deploy().applied()).hasSize(2);
		}
	}

	@Test
	void anEmptyHistoryOfOnesOwnDoesNotHideIt(TestDatabase database) {
		database.execute("GRANT SELECT ON app._prisma_migrations TO " + this.reader + ";"
				+ new HistoryTable("own", false).create(false) + "; ALTER TABLE own._prisma_migrations OWNER TO "
				+ this.reader);
		assertThat(asReader(database).plan().findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.kind()).isEqualTo(Finding.Kind.ELSEWHERE))
			.satisfies((finding) -> assertThat(finding.migration()).isEqualTo("2_b"));
	}

	@Test
	void aFileOfTheSameNameAndOtherContentIsAnother(TestDatabase database) {
		database.execute("GRANT SELECT ON app._prisma_migrations TO " + this.reader);
		this.migrations.without("1_a").with("2_b", "CREATE TABLE other (id int)");
		assertThat(asReader(database).deploy().findings()).isEmpty();
	}

	private Migrator asReader(TestDatabase database) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setUser(this.reader);
		dataSource.setPassword("x");
		return this.migrations.migrator(dataSource);
	}

}
