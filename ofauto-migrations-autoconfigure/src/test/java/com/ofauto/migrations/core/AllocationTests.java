package com.ofauto.migrations.core;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a deploy allocates, counted by the JVM.
 */
@ExtendWith(PostgresExtension.class)
class AllocationTests {

	private static final long MEGABYTE = 1024 * 1024;

	@TempDir
	Path directory;

	/**
	 * What a new JVM allocates once is not counted: another deploy comes before.
	 */
	@Test
	void aThousandSmallMigrationsAllocateAtMostTwiceWhatPlainJdbcDoes(TestDatabase database) throws IOException {
		try (TestDatabase other = PostgresServer.shared().createDatabase()) {
			migrator(other, 20).deploy();
		}
		Migrator migrator = migrator(database, 1000);
		long before = allocated();
		assertThat(migrator.deploy().applied()).hasSize(1000);
		assertThat(allocated() - before).isLessThan(2 * 28 * MEGABYTE);
		long again = allocated();
		migrator.deploy();
		assertThat(allocated() - again).as("nothing pending").isLessThan(15 * MEGABYTE);
	}

	private Migrator migrator(TestDatabase database, int count) throws IOException {
		MigrationsOnDisk migrations = new MigrationsOnDisk(
				Files.createDirectory(this.directory.resolve(String.valueOf(count))));
		for (int i = 0; i < count; i++) {
			migrations.with("20260101%06d_create_table".formatted(i), """
					-- CreateTable
					CREATE TABLE "t%1$d" ("id" INTEGER NOT NULL, "name" TEXT NOT NULL);
					INSERT INTO "t%1$d" VALUES (%1$d, 'name');
					""".formatted(i));
		}
		return new Migrator(database.dataSource(), migrations.directory(), MigrationsOnDisk.settings(), List.of());
	}

	private static long allocated() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

}
