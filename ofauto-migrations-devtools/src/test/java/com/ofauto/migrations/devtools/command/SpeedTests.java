package com.ofauto.migrations.devtools.command;

import java.io.IOException;
import java.nio.file.Files;
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
 * Prints how long the commands take on a large project. The profile "speed" runs it; no
 * build depends on a time.
 */
@Tag("speed")
@ExtendWith(PostgresExtension.class)
class SpeedTests {

	private static final int ROUNDS = 4;

	@TempDir
	Path directory;

	@Test
	void aColumnIsAddedToOneOf100Tables(TestDatabase database) throws IOException {
		LargeProject large = new LargeProject(100);
		DevProject project = new DevProject(this.directory, database).source("schema.sql")
			.file("schema.sql", large.schema(""));
		large.writeMigrations(project);
		timed("migrate deploy, 200 migrations", project, "migrate deploy");
		timed("migrate dev, cold, nothing to do", project, "migrate dev");
		timed("migrate dev, warm, nothing to do", project, "migrate dev");
		StringBuilder columns = new StringBuilder();
		for (int round = 1; round <= ROUNDS; round++) {
			columns.append(",\n  more_").append(round).append(" text");
			project.file("schema.sql", large.schema(columns.toString()));
			timed("migrate dev, warm, a column, schema.sql", project, "migrate dev --name more");
		}
		timed("migrate check", project, "migrate check");
		timed("db pull", project, "db pull --to schema.prisma");
		project.source("schema.prisma");
		for (int round = 1; round <= ROUNDS; round++) {
			Path schema = this.directory.resolve("schema.prisma");
			Files.writeString(schema, Files.readString(schema)
				.replaceFirst("(model things_000 \\{\n)", "$1  added_" + round + " String?\n"));
			timed("migrate dev, warm, a column, schema.prisma", project, "migrate dev --name added");
		}
	}

	private static void timed(String what, DevProject project, String command) {
		long start = System.nanoTime();
		project.type(command);
		print(what, start);
		String screen = project.screen();
		assertThat(project.exitCode().number()).as(screen).isZero();
	}

	@Test
	void fiveHundredTablesAreReadAndCompared(TestDatabase database) {
		DatabaseSchema empty = new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
		database.execute(new LargeProject(500).schema(""));
		for (int round = 1; round <= ROUNDS; round++) {
			long start = System.nanoTime();
			DatabaseSchema schema = new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
			print("500 tables read", start);
			start = System.nanoTime();
			assertThat(new Differ().compare(empty, schema).isEmpty()).isFalse();
			print("500 tables created", start);
			start = System.nanoTime();
			assertThat(new Differ().compare(schema, empty).isEmpty()).isFalse();
			print("500 tables dropped", start);
			start = System.nanoTime();
			assertThat(new Differ().compare(schema, schema).isEmpty()).isTrue();
			print("500 tables compared with themselves", start);
		}
	}

	private static void print(String what, long start) {
		System.out.printf("%-50s %6d ms%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
	}

}
