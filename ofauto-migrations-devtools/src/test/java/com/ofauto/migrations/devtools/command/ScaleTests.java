package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads and compares a schema of 1,400 tables and 2,300 partitions, makes it on a server
 * with PostgreSQL's own limits, and prints how long that takes. The profile "scale" runs
 * it; no build depends on a time.
 */
@Tag("scale")
@ExtendWith(PostgresExtension.class)
class ScaleTests {

	private static final int ROUNDS = 3;

	private static final String SCHEMA = new PartitionedProject(1300, 100, 23, 345).schema();

	@TempDir
	Path directory;

	@Test
	void itIsReadAndCompared(TestDatabase database) {
		DatabaseSchema empty = new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
		for (String transaction : SCHEMA.split("(?=CREATE TABLE events_\\d{3} )")) {
			database.execute(transaction);
		}
		for (int round = 1; round <= ROUNDS; round++) {
			long start = System.nanoTime();
			DatabaseSchema schema = new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
			print(schema.objects().size() + " objects read", start);
			start = System.nanoTime();
			assertThat(new Differ().compare(empty, schema).isEmpty()).isFalse();
			print("created", start);
			start = System.nanoTime();
			assertThat(new Differ().compare(schema, empty).isEmpty()).isFalse();
			print("dropped", start);
			start = System.nanoTime();
			assertThat(new Differ().compare(schema, schema).isEmpty()).isTrue();
			print("compared with itself", start);
		}
	}

	@Test
	void itIsMadeFromEmpty(TestDatabase database) throws IOException {
		assertThat(database.queryForString("SHOW max_locks_per_transaction")).isEqualTo("64");
		DevProject project = new DevProject(this.directory, database).source("schema.sql").file("schema.sql", SCHEMA);
		timed("migrate dev, from empty", project, "migrate dev --name everything");
		assertThat(database.queryForLong("SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p')"
				+ " AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'"))
			.isEqualTo(3700);
		timed("migrate dev, nothing to do", project, "migrate dev");
		timed("migrate check", project, "migrate check");
		project.file("schema.sql", SCHEMA + "ALTER TABLE things_000 ADD COLUMN more text;\n");
		timed("migrate dev, a column", project, "migrate dev --name more");
	}

	private static void timed(String what, DevProject project, String command) {
		long start = System.nanoTime();
		project.type(command);
		print(what, start);
		String screen = project.screen();
		assertThat(project.exitCode().number()).as(screen.substring(Math.max(0, screen.length() - 4000))).isZero();
	}

	private static void print(String what, long start) {
		System.out.printf("%-50s %6d ms%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
	}

}
