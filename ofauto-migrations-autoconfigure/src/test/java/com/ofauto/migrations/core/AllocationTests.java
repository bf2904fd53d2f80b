package com.ofauto.migrations.core;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
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

	@Test
	void aThousandSmallMigrationsAllocateAtMostTwiceWhatPlainJdbcDoes(TestDatabase database) {
		MigrationsOnDisk migrations = new MigrationsOnDisk(this.directory);
		for (int i = 0; i < 1000; i++) {
			migrations.with("20260101%06d_create_table".formatted(i), """
					-- CreateTable
					CREATE TABLE "t%1$d" ("id" INTEGER NOT NULL, "name" TEXT NOT NULL);
					INSERT INTO "t%1$d" VALUES (%1$d, 'name');
					""".formatted(i));
		}
		Migrator migrator = new Migrator(database.dataSource(), migrations.directory(), MigrationsOnDisk.settings(),
				List.of());
		long before = allocated();
		assertThat(migrator.deploy().applied()).hasSize(1000);
		assertThat(allocated() - before).isLessThan(2 * 28 * MEGABYTE);
		long again = allocated();
		migrator.deploy();
		assertThat(allocated() - again).as("nothing pending").isLessThan(15 * MEGABYTE);
	}

	private static long allocated() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

}
