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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The steps of the page on coming from Flyway, as it says them.
 */
@ExtendWith(PostgresExtension.class)
class ComingFromFlywayTests {

	private static final Markdown PAGE = Markdown.read("docs/coming-from-flyway.md");

	@TempDir
	Path project;

	@BeforeEach
	void aProjectWithFlywaysFiles() throws IOException {
		file("V1__create_clients.sql", "CREATE TABLE clients (id int)");
		file("V1.1__add_email.sql", "ALTER TABLE clients ADD COLUMN email text");
		file("V2__orders.sql", "CREATE TABLE orders (id int)");
		file("V2_1__order_total.sql", "ALTER TABLE orders ADD COLUMN total int");
		file("V10__index.sql", "CREATE INDEX orders_total ON orders (total)");
	}

	@Test
	void theFilesBecomeDirectoriesInTheOrderOfTheirVersions(TestDatabase database) throws Exception {
		assertThat(convert()).isEqualTo("""
				migration/V1__create_clients.sql -> migrations/20000101000001_create_clients
				migration/V1.1__add_email.sql -> migrations/20000101000002_add_email
				migration/V2__orders.sql -> migrations/20000101000003_orders
				migration/V2_1__order_total.sql -> migrations/20000101000004_order_total
				migration/V10__index.sql -> migrations/20000101000005_index
				""");
		assertThat(migrator(database).deploy().applied()).hasSize(5);
	}

	@Test
	void aDatabaseOfFlywayIsTakenOver(TestDatabase database) throws Exception {
		convert();
		database
			.execute("CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, script text, success bool);"
					+ " INSERT INTO flyway_schema_history VALUES (1, 'V1__create_clients.sql', true),"
					+ " (2, 'V1.1__add_email.sql', true), (3, 'V2__orders.sql', true), (4, 'V2_1__order_total.sql', true),"
					+ " (5, 'V10__index.sql', false);"
					+ " CREATE TABLE clients (id int, email text); CREATE TABLE orders (id int, total int)");
		assertThatExceptionOfType(BaselineRequiredException.class).isThrownBy(() -> migrator(database).deploy())
			.satisfies((ex) -> assertThat(ex.remedy())
				.startsWith("Flyway has migrated this database until now. The page \"Coming from Flyway\""
						+ " (docs/coming-from-flyway.md) describes step by step how to take over."));
		assertThat(PAGE.text()).startsWith("# Coming from Flyway\n");
		assertThat(database.queryForStrings(lastOfFlyway())).containsExactly("V2_1__order_total.sql");
		migrator(database).baseline("20000101000004_order_total");
		assertThat(migrator(database).deploy().applied()).extracting(AppliedMigration::name)
			.containsExactly("20000101000005_index");
	}

	private static String lastOfFlyway() {
		String block = blocks().stream().filter((sh) -> sh.contains("psql -c")).findFirst().orElseThrow();
		return block.substring(block.indexOf('"') + 1, block.lastIndexOf('"'));
	}

	/**
	 * Runs the script of the page.
	 */
	private String convert() throws IOException, InterruptedException {
		String script = blocks().stream().filter((sh) -> sh.contains("sort -V")).findFirst().orElseThrow();
		Path log = this.project.resolve("log");
		Process process = new ProcessBuilder("sh", "-c", script).directory(this.project.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		assertThat(process.waitFor()).isZero();
		return Files.readString(log);
	}

	/**
	 * The blocks of a list are indented.
	 */
	private static List<String> blocks() {
		return new Markdown(PAGE.file(), PAGE.text().replaceAll("(?m)^ {3}", "")).blocks("sh");
	}

	private Migrator migrator(TestDatabase database) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(),
						List.of("file:" + this.project.resolve("src/main/resources/db/migrations"))),
				MigratorSettings.defaults(), List.of());
	}

	private void file(String name, String script) throws IOException {
		Path directory = Files.createDirectories(this.project.resolve("src/main/resources/db/migration"));
		Files.writeString(directory.resolve(name), script + ";\n");
	}

}
