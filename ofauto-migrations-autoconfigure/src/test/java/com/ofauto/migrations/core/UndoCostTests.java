package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what a capture costs, beside the {@code CREATE TABLE AS} of the same rows in the
 * same run. It asserts nothing about time.
 */
@Tag("faults")
@ExtendWith(PostgresExtension.class)
class UndoCostTests {

	private static final int RUNS = 5;

	private static final int ROWS = 300_000;

	@Test
	void aCaptureCostsACopyOfItsRows(TestDatabase database, @TempDir Path directory) {
		MigrationsOnDisk migrations = new MigrationsOnDisk(directory).with("20260101000000_first", "SELECT 1;");
		migrations.migrator(database.dataSource()).deploy();
		List<Long> plain = new ArrayList<>();
		List<Long> captured = new ArrayList<>();
		List<Long> copied = new ArrayList<>();
		for (int run = 0; run < RUNS; run++) {
			plain.add(deploy(database, migrations, "a" + run, UndoSettings.NONE));
			captured.add(deploy(database, migrations, "b" + run,
					new UndoSettings(Duration.ofDays(7), null, AboveMaxSize.REFUSE)));
			fill(database, "c" + run);
			long start = System.nanoTime();
			database.execute("CREATE TABLE copy" + run + " AS SELECT id, email FROM c" + run);
			copied.add(System.nanoTime() - start);
		}
		long more = median(captured) - median(plain);
		System.out.printf("%,d rows: deploy %d ms, with a capture %d ms, CREATE TABLE AS %d ms: %.2f times%n", ROWS,
				median(plain) / 1_000_000, median(captured) / 1_000_000, median(copied) / 1_000_000,
				(double) more / median(copied));
	}

	private static void fill(TestDatabase database, String table) {
		database.execute("CREATE TABLE " + table + " (id int PRIMARY KEY, email text, name text); INSERT INTO " + table
				+ " SELECT n, n || '@example.org', repeat('x', 40) FROM generate_series(1, " + ROWS
				+ ") n; CHECKPOINT");
	}

	private static long deploy(TestDatabase database, MigrationsOnDisk migrations, String table, UndoSettings undo) {
		fill(database, table);
		String name = "20260102000000_" + table;
		migrations.with(name, "ALTER TABLE " + table + " DROP COLUMN email;");
		new ImpactFiles(migrations).withRollback(name, "ALTER TABLE " + table + " ADD COLUMN email text;\n",
				new DroppedObject("table column", table + ".email"));
		Migrator migrator = migrations.migrator(database.dataSource(), MigrationsOnDisk.settings().withUndo(undo));
		long start = System.nanoTime();
		migrator.deploy();
		return System.nanoTime() - start;
	}

	private static long median(List<Long> times) {
		List<Long> sorted = new ArrayList<>(times);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

}
