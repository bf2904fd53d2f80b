package com.ofauto.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.BaselineRequiredException;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.FileSystemResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The steps of the page on coming from Liquibase, on a database that Liquibase has
 * migrated.
 */
@ExtendWith(PostgresExtension.class)
class ComingFromLiquibaseTests {

	private static final Markdown PAGE = Markdown.read("docs/coming-from-liquibase.md");

	private static final String CHANGELOG = """
			--liquibase formatted sql

			--changeset ann:create-clients
			CREATE TABLE clients (id int);
			--rollback DROP TABLE clients;

			--changeset bob:2.1 splitStatements:false
			--comment: what an agency sells
			CREATE TABLE orders (id int);
			CREATE FUNCTION order_count() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM orders; $$;
			""";

	private static final String SECOND = """
			--liquibase formatted sql
			--changeset ann:order-total
			ALTER TABLE orders ADD COLUMN total int;
			""";

	private static final String COLUMNS = "SELECT table_name || '.' || column_name FROM information_schema.columns"
			+ " WHERE table_schema = 'public' AND table_name IN ('clients', 'orders') ORDER BY 1";

	@TempDir
	Path project;

	@BeforeEach
	void aDatabaseOfLiquibase(TestDatabase database) throws Exception {
		file("changelog/001.sql", CHANGELOG);
		file("changelog/002.sql", SECOND);
		for (String changelog : List.of("001.sql", "002.sql")) {
			SpringLiquibase liquibase = new SpringLiquibase();
			liquibase.setDataSource(database.dataSource());
			liquibase.setResourceLoader(new FileSystemResourceLoader());
			liquibase.setChangeLog("file:" + resources().resolve("changelog").resolve(changelog));
			liquibase.afterPropertiesSet();
		}
	}

	@Test
	void theChangesetsBecomeDirectories() throws Exception {
		assertThat(convert()).isEqualTo("""
				changelog/001.sql --changeset ann:create-clients -> 20000101000001_create_clients
				changelog/001.sql --changeset bob:2.1 splitStatements:false -> 20000101000002_2_1
				changelog/002.sql --changeset ann:order-total -> 20000101000003_order_total
				""");
		assertThat(Files.readString(resources().resolve("migrations/20000101000001_create_clients/migration.sql")))
			.isEqualTo("CREATE TABLE clients (id int);\n\n");
	}

	@Test
	void theDatabaseIsTakenOver(TestDatabase database) throws Exception {
		convert();
		assertThatExceptionOfType(BaselineRequiredException.class).isThrownBy(() -> migrator(database).deploy())
			.satisfies((ex) -> assertThat(ex.remedy())
				.startsWith("Liquibase has migrated this database until now. The page \"Coming from Liquibase\""
						+ " (docs/coming-from-liquibase.md) describes step by step how to take over."));
		assertThat(PAGE.text()).startsWith("# Coming from Liquibase\n");
		String last = block("psql -c");
		assertThat(database.queryForStrings(last.substring(last.indexOf('"') + 1, last.lastIndexOf('"'))))
			.containsExactly("order-total");
		String baseline = block("migrate baseline").strip();
		migrator(database).baseline(baseline.substring(baseline.lastIndexOf(' ') + 1));
		file("migrations/20260101000000_next/migration.sql", "CREATE TABLE next (id int);\n");
		assertThat(migrator(database).deploy().applied()).extracting(AppliedMigration::name)
			.containsExactly("20260101000000_next");
	}

	@Test
	void anEmptyDatabaseGetsTheSame(TestDatabase database) throws Exception {
		convert();
		List<String> columns = database.queryForStrings(COLUMNS);
		database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
		assertThat(migrator(database).deploy().applied()).hasSize(3);
		assertThat(database.queryForStrings(COLUMNS)).isEqualTo(columns).hasSize(3);
	}

	private String convert() throws IOException, InterruptedException {
		Path log = this.project.resolve("log");
		Process process = new ProcessBuilder("sh", "-c", block("awk")).directory(this.project.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		assertThat(process.waitFor()).as(Files.readString(log)).isZero();
		return Files.readString(log);
	}

	/**
	 * The blocks of a list are indented.
	 */
	private static String block(String part) {
		return new Markdown(PAGE.file(), PAGE.text().replaceAll("(?m)^ {3}", "")).blocks("sh")
			.stream()
			.filter((sh) -> sh.contains(part))
			.findFirst()
			.orElseThrow();
	}

	private Migrator migrator(TestDatabase database) {
		return new Migrator(database.dataSource(), new MigrationDirectory(getClass().getClassLoader(),
				List.of("file:" + resources().resolve("migrations"))), MigratorSettings.defaults(), List.of());
	}

	private Path resources() {
		return this.project.resolve("src/main/resources/db");
	}

	private void file(String name, String text) throws IOException {
		Path file = resources().resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
