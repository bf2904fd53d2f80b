package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * More tables than one transaction of the server can make.
 */
class ManyLocksTests {

	private static final int TABLES = 250;

	private static PostgresServer small;

	private final String schema = IntStream.range(0, TABLES)
		.mapToObj((number) -> "CREATE TABLE t_%04d (id integer PRIMARY KEY, note text UNIQUE);\n".formatted(number))
		.collect(Collectors.joining());

	@TempDir
	Path directory;

	private TestDatabase database;

	private DevProject project;

	@BeforeAll
	static void startServer() {
		small = PostgresServer.startAnother(Map.of("max_locks_per_transaction", "10", "max_connections", "50"));
	}

	@BeforeEach
	void start() throws IOException {
		this.database = small.createDatabase();
		this.project = new DevProject(this.directory, this.database).source("schema.sql");
	}

	@AfterEach
	void stop() {
		this.database.close();
	}

	@Test
	void areMadeInSeveralTransactionsAndDroppedInSeveral() throws IOException {
		this.project.file("schema.sql", this.schema).type("migrate dev --name everything");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
		assertThat(tables()).isEqualTo(TABLES);
		assertThat(this.project.newest("migration.sql")).startsWith("""
				-- In 9 transactions, since one would need more locks than the server had
				-- (max_locks_per_transaction). If one fails, those before it stay, and the next
				-- run goes on with it.

				BEGIN;

				-- CreateTable
				CREATE TABLE t_0000 (""");
		assertThat(this.project.newest("rollback.sql")).startsWith("""
				-- Undoes the migration.sql beside it. Only migrate rollback and migrate undo run it.

				-- In 14 transactions, since one would need more locks than the server had
				-- (max_locks_per_transaction). If one fails, those before it stay, and the next
				-- run goes on with it.

				BEGIN;

				-- DropTable
				DROP TABLE t_""");
		assertThat(this.project.type("migrate check").exitCode().number()).as(this.project.screen()).isZero();
	}

	@Test
	void arePushedInSeveralTransactions() throws IOException {
		this.project.file("schema.sql", this.schema).type("db push");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
		assertThat(tables()).isEqualTo(TABLES);
	}

	@Test
	void areSquashedInSeveralTransactions() throws IOException {
		this.project.file("schema.sql", this.schema).type("migrate dev --name everything");
		this.project.file("schema.sql", this.schema + "CREATE TABLE more (id integer);")
			.type("migrate dev --name more");
		Files.writeString(this.project.migrations().resolve(this.project.names().get(1)).resolve("migration.sql"),
				"CREATE TABLE more (id integer);\nINSERT INTO more VALUES (1);\n");
		this.project.type("migrate squash");
		assertThat(this.project.screen()).endsWith("exit code 0\n");
		assertThat(this.project.names()).hasSize(1);
		assertThat(this.project.newest("migration.sql")).startsWith("""
				-- In 9 transactions, since one would need more locks than the server had
				""").endsWith("""
				COMMIT;

				-- Rows
				INSERT INTO more (id) VALUES
				  ('1');
				""");
		try (TestDatabase fresh = small.createDatabase()) {
			this.project.at(fresh.dataSource()).type("migrate deploy");
			assertThat(this.project.screen()).endsWith("exit code 0\n");
			assertThat(fresh.queryForLong("SELECT id FROM more")).isEqualTo(1);
		}
	}

	@Test
	void aMistakeAmongThemHasItsPlace() throws IOException {
		this.project.file("schema.sql", this.schema.replace("0220 (id integer", "0220 (id integr"))
			.type("migrate dev --name everything");
		assertThat(this.project.screen()).contains("schema.sql:221:25: type \"integr\" does not exist");
		this.project.file("schema.sql", this.schema.replace("0200 (id integer", "0200 (id integr"))
			.type("migrate dev --name everything");
		assertThat(this.project.screen()).contains("schema.sql:201:25: type \"integr\" does not exist");
	}

	@Test
	void areNotCutWhereTheFileMeansOneTransaction() throws IOException {
		this.project.file("schema.sql", "SET LOCAL search_path = public;\n" + this.schema)
			.type("migrate dev --name everything");
		assertThat(this.project.screen()).contains("The schema cannot be built in an empty database.\n")
			.contains("out of shared memory (SQLSTATE 53200)")
			.contains("The file is one transaction, which locks each table and index that it makes. Divide it into"
					+ " several files of a directory, or raise max_locks_per_transaction of the server and start it"
					+ " again.");
		assertThat(tables()).isZero();
	}

	private long tables() {
		return this.database.queryForLong("SELECT count(*) FROM pg_tables WHERE tablename LIKE 't\\_%'");
	}

}
