package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(PostgresExtension.class)
class SchemaTests {

	private static final String PLACES = "SELECT n.nspname || '.' || c.relname FROM pg_class c"
			+ " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'"
			+ " AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void writeTwoMigrations() {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)")
			.with("2_b", "CREATE TABLE b AS SELECT current_setting('search_path') AS path");
	}

	@Test
	void theDefaultSchemaIsCreatedWithTheFirstMigration(TestDatabase database) {
		Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("My App"));
		assertThat(migrator.plan().toApply()).hasSize(2);
		assertThat(schemas(database)).doesNotContain("My App");
		migrator.deploy();
		assertThat(database.queryForStrings(PLACES)).containsExactly("My App._prisma_migrations", "My App.a",
				"My App.b");
		assertThat(migrator.deploy().applied()).isEmpty();
		assertThat(migrator.plan().database().history()).isEqualTo("\"My App\"._prisma_migrations");
	}

	@Test
	void theDefaultSchemaMayExist(TestDatabase database) {
		database.execute("CREATE SCHEMA app");
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
		assertThat(database.queryForStrings(PLACES)).containsExactly("app._prisma_migrations", "app.a", "app.b");
	}

	@Test
	void aBaselineCreatesTheDefaultSchemaToo(TestDatabase database) {
		Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"));
		migrator.baseline("1_a", true);
		assertThat(database.queryForStrings(PLACES)).containsExactly("app._prisma_migrations");
	}

	@Test
	void theDefaultSchemaComesFirstInEachFilesSearchPathAndTheRestIsKept(TestDatabase database) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setCurrentSchema("one,public");
		this.migrations.with("0_path",
				"CREATE TABLE p AS SELECT current_setting('search_path') AS path;" + " SET search_path = pg_catalog");
		this.migrations.migrator(dataSource, MigrationsOnDisk.settings("app")).deploy();
		assertThat(database.queryForStrings("SELECT path FROM app.p UNION ALL SELECT path FROM app.b"))
			.containsExactly("\"app\", one,public", "\"app\", one,public");
	}

	@Test
	void extensionsInPublicStayVisible(TestDatabase database) {
		database.execute("CREATE EXTENSION citext; CREATE EXTENSION pgcrypto");
		this.migrations.with("3_ext", "CREATE TABLE e (name citext, id uuid DEFAULT gen_random_uuid());"
				+ " INSERT INTO e (name) SELECT encode(digest('x', 'sha256'), 'hex')");
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
		assertThat(database.queryForLong("SELECT count(*) FROM app.e")).isOne();
	}

	@Test
	void anExtensionThatAFileCreatesIsVisibleToTheNext(TestDatabase database) {
		this.migrations.with("3_ext", "CREATE EXTENSION citext SCHEMA public")
			.with("4_use", "CREATE TABLE e (name citext)");
		this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
		assertThat(database.queryForStrings(PLACES)).contains("app.e");
	}

	@Test
	void objectsInPublicNeedNoBaselineOfAnotherSchema(TestDatabase database) {
		database.execute("CREATE TABLE legacy ()");
		Migrator migrator = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app"));
		assertThat(migrator.deploy().applied()).hasSize(2);
	}

	@Test
	void objectsInTheDefaultSchemaNeedABaseline(TestDatabase database) {
		database.execute("CREATE SCHEMA app; CREATE TABLE app.legacy ()");
		assertThatExceptionOfType(BaselineRequiredException.class)
			.isThrownBy(
					() -> this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy())
			.withMessageStartingWith(
					"The schema \"app\" is not empty but has no history of migrations. It has table legacy.");
	}

	@Test
	void twoApplicationsHaveAHistoryEach(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		Migrator other = this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("other"));
		assertThat(other.deploy().applied()).hasSize(2);
		assertThat(database.queryForStrings("SELECT count(*) FROM public._prisma_migrations UNION ALL"
				+ " SELECT count(*) FROM other._prisma_migrations"))
			.containsExactly("2", "2");
	}

	@Test
	void theHistoryIsFoundInTheFirstSchemaOfThePathThatExists(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setCurrentSchema("absent,public");
		this.migrations.with("3_c", "SELECT 1");
		assertThat(this.migrations.migrator(dataSource).plan().database().history())
			.isEqualTo("\"public\"._prisma_migrations");
		assertThat(this.migrations.migrator(dataSource).deploy().applied()).hasSize(1);
		assertThat(database.queryForLong("SELECT count(*) FROM public._prisma_migrations")).isEqualTo(3);
	}

	@Test
	void aRoleWithASearchPathOfItsOwnDeploysFromTheFirstToTheLast(TestDatabase database) {
		String role = "role_of_" + database.name();
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'; CREATE SCHEMA app AUTHORIZATION " + role
				+ "; ALTER ROLE " + role + " SET search_path = app");
		try {
			PGSimpleDataSource dataSource = database.dataSource();
			dataSource.setUser(role);
			dataSource.setPassword("x");
			Migrator migrator = this.migrations.migrator(dataSource);
			assertThat(migrator.deploy().applied()).hasSize(2);
			this.migrations.with("3_c", "CREATE TABLE c ()");
			assertThat(migrator.deploy().applied()).hasSize(1);
			assertThat(migrator.deploy().applied()).isEmpty();
			assertThat(migrator.plan().findings()).isEmpty();
			assertThat(database.queryForStrings(PLACES)).containsExactly("app._prisma_migrations", "app.a", "app.b",
					"app.c");
		}
		finally {
			database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@Test
	void withoutAnySchemaThereIsNoPlaceForTheHistory(TestDatabase database) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setCurrentSchema("absent");
		Migrator migrator = this.migrations.migrator(dataSource);
		assertThat(migrator.plan().toApply()).hasSize(2);
		for (Runnable work : List.<Runnable>of(migrator::deploy, () -> migrator.baseline("1_a"))) {
			assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(work::run)
				.withMessage("No schema of the connection's search path (absent) exists, so there is no schema for"
						+ " the history.\nCreate the schema, or set ofauto.migrations.default-schema, which is"
						+ " created when it is missing.");
		}
		assertThat(database.queryForStrings(PLACES)).isEmpty();
	}

	@Test
	void thePoolGetsItsSearchPathBack(TestDatabase database) {
		HikariDataSource pool = database.pool(1);
		this.migrations.migrator(pool, MigrationsOnDisk.settings("app")).deploy();
		assertThat(new JdbcTemplate(pool).queryForObject("SHOW search_path", String.class))
			.isEqualTo("\"$user\", public");
	}

	private static List<String> schemas(TestDatabase database) {
		return database.queryForStrings("SELECT nspname FROM pg_namespace");
	}

}
