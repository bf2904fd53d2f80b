package com.ofauto.migrations.metrics;

import java.nio.file.Path;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class MigrationsMetricsTests {

	@TempDir
	Path directory;

	private final MigrationsMetrics metrics = new MigrationsMetrics();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private ScriptDirectory scripts;

	@BeforeEach
	void writeTwoMigrations() {
		this.scripts = new ScriptDirectory(this.directory).with("20260101000000_first", "CREATE TABLE first (id int);")
			.with("20260102000000_second", "CREATE TABLE second (id int);");
	}

	private double gauge(String name) {
		return this.registry.get("ofauto.migrations." + name).tag("database", "default").gauge().value();
	}

	@Test
	void beforeAnybodyHasLookedThereIsNoNumber() {
		this.metrics.bindTo(this.registry);
		this.metrics.forDatabase("default");
		assertThat(gauge("pending")).isNaN();
	}

	@Test
	void whatWasDeployedBeforeTheRegistryWasThereIsTold(TestDatabase database) {
		this.scripts.migrator(database.dataSource(), this.metrics).deploy();
		this.metrics.bindTo(this.registry);
		assertThat(gauge("pending")).isZero();
		assertThat(gauge("applied")).isEqualTo(2);
		assertThat(gauge("failed")).isZero();
		assertThat(this.registry.get("ofauto.migrations.lock.wait").functionTimer().count()).isEqualTo(1);
	}

	@Test
	void whoeverLooksBringsTheGaugesUpToDateAndAScrapeAsksNobody(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			this.metrics.bindTo(this.registry);
			Migrator migrator = this.scripts.migrator(proxy.dataSource(), this.metrics);
			migrator.plan();
			proxy.reset();
			assertThat(gauge("pending")).isEqualTo(2);
			assertThat(proxy.connections()).isZero();
			migrator.deploy();
			database.execute("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%first'");
			assertThat(gauge("failed")).isZero();
			migrator.plan();
			assertThat(gauge("failed")).isEqualTo(1);
			assertThat(gauge("applied")).isEqualTo(1);
		}
	}

}
