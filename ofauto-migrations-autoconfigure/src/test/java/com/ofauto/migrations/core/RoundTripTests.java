package com.ofauto.migrations.core;

import java.nio.file.Path;

import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class RoundTripTests {

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private CountingProxy proxy;

	@BeforeEach
	void putAProxyBeforeTheDatabase(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory);
		this.proxy = CountingProxy.before(database);
	}

	@AfterEach
	void closeTheProxy() {
		this.proxy.close();
	}

	private void write(int from, int to) {
		for (int i = from; i <= to; i++) {
			this.migrations.with("202601010%05d_table_number_x".formatted(i),
					"CREATE TABLE t%d (id int PRIMARY KEY); CREATE INDEX ON t%d (id);".formatted(i, i));
		}
	}

	@Test
	void aStartWithNothingPendingCostsOneRoundTrip() {
		write(1, 20);
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		this.proxy.reset();
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		assertThat(this.proxy.roundTrips()).isEqualTo(1);
		assertThat(this.proxy.connections()).isEqualTo(1);
	}

	@Test
	void aStartWithNothingOnDiskAndNoHistoryCostsOneRoundTrip() {
		this.directory.toFile().mkdirs();
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		assertThat(this.proxy.roundTrips()).isEqualTo(1);
	}

	@Test
	void aStartWithNothingOnDiskReadsAHistoryInASecondRoundTrip() {
		write(1, 3);
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		MigrationsOnDisk none = new MigrationsOnDisk(this.directory.resolve("none"));
		this.directory.resolve("none").toFile().mkdirs();
		this.proxy.reset();
		assertThat(none.migrator(this.proxy.dataSource()).deploy().findings()).extracting(Finding::kind)
			.containsOnly(Finding.Kind.AHEAD)
			.hasSize(3);
		assertThat(this.proxy.roundTrips()).isEqualTo(2);
	}

	@Test
	void aHundredMigrationsOnAHistoryCostAHundredAndThree() {
		write(1, 1);
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		write(2, 101);
		this.proxy.reset();
		assertThat(this.migrations.migrator(this.proxy.dataSource()).deploy().applied()).hasSize(100);
		assertThat(this.proxy.roundTrips()).isEqualTo(103);
	}

	@Test
	void aFirstDeployOfAHundredCostsNine() {
		write(1, 100);
		assertThat(this.migrations.migrator(this.proxy.dataSource()).deploy().applied()).hasSize(100);
		assertThat(this.proxy.roundTrips()).isEqualTo(9);
	}

	@Test
	void aFirstDeployOfFilesThatDoMoreThanDefineCostsAHundredAndFive() {
		for (int i = 1; i <= 100; i++) {
			this.migrations.with("2026010100%04d_rows".formatted(i),
					"CREATE TABLE t%d (id int); INSERT INTO t%d VALUES (1);".formatted(i, i));
		}
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		assertThat(this.proxy.roundTrips()).isEqualTo(105);
	}

	@Test
	void aMessageHasAtMost32KilobytesOfFiles() {
		for (int i = 1; i <= 4; i++) {
			this.migrations.with("2026010100%04d_wide".formatted(i),
					"CREATE TABLE t%d (c %s int);".formatted(i, " ".repeat(15 * 1024)));
		}
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		assertThat(this.proxy.roundTrips()).isEqualTo(7);
	}

	@Test
	void anAppliedMigrationCostsAtMost170BytesOfTheHistory(TestDatabase database) {
		write(1, 1);
		this.migrations.migrator(this.proxy.dataSource()).deploy();
		this.proxy.reset();
		this.migrations.migrator(this.proxy.dataSource()).plan();
		long one = this.proxy.serverBytes();
		database.execute("INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at,"
				+ " applied_steps_count) SELECT gen_random_uuid(), repeat('a', 64), now(),"
				+ " '2026010200' || lpad(i::text, 4, '0') || '_add_client_column', now() - interval '12345 ms', 1"
				+ " FROM generate_series(1, 1000) i");
		this.proxy.reset();
		this.migrations.migrator(this.proxy.dataSource()).plan();
		assertThat((this.proxy.serverBytes() - one) / 1000).isLessThanOrEqualTo(170);
		assertThat(this.proxy.roundTrips()).isEqualTo(1);
	}

}
