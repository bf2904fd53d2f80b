package com.ofauto.migrations.metrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(PostgresExtension.class)
class MigrationsObservationsTests {

	private static final String FIRST = "20260101000000_first";

	private static final String SECOND = "20260102000000_second";

	@TempDir
	Path directory;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<String> ended = new ArrayList<>();

	private final MigrationsObservations observations = new MigrationsObservations("default", () -> this.registry);

	private ScriptDirectory scripts;

	@BeforeEach
	void writeTwoMigrations() {
		this.registry.observationConfig()
			.observationHandler(new DefaultMeterObservationHandler(this.meters))
			.observationHandler(new Ended());
		this.scripts = new ScriptDirectory(this.directory).with(FIRST, "CREATE TABLE first (id int);")
			.with(SECOND, "CREATE TABLE second (id int);");
	}

	private long count(String name, String outcome) {
		return this.meters.get(name).tag("database", "default").tag("outcome", outcome).timer().count();
	}

	@Test
	void aDeployIsOneObservationWithOneForEachMigrationInIt(TestDatabase database) {
		this.scripts.migrator(database.dataSource(), this.observations).deploy();
		assertThat(this.ended).containsExactly("migration " + FIRST + " in migrations deploy: success",
				"migration " + SECOND + " in migrations deploy: success", "migrations deploy: success");
		assertThat(count("ofauto.migrations.deploy", "success")).isEqualTo(1);
		assertThat(count("ofauto.migrations.migration", "success")).isEqualTo(2);
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void namesOfMigrationsAreNoTags(TestDatabase database) {
		this.scripts.migrator(database.dataSource(), this.observations).deploy();
		assertThat(this.meters.getMeters()).isNotEmpty()
			.allSatisfy((meter) -> assertThat(meter.getId().toString()).doesNotContain(FIRST, database.name()));
	}

	@Test
	void aFailureIsAnErrorOfTheMigrationAndOfTheDeploy(TestDatabase database) {
		this.scripts.with(SECOND, "SELECT 1/0;");
		Migrator migrator = this.scripts.migrator(database.dataSource(), this.observations);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(migrator::deploy);
		assertThat(this.ended).containsExactly("migration " + FIRST + " in migrations deploy: success",
				"migration " + SECOND + " in migrations deploy: failure", "migrations deploy: failure");
		assertThat(this.meters.get("ofauto.migrations.deploy").tag("error", "StatementFailedException").timer().count())
			.isEqualTo(1);
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void aDeployThatCannotBeginIsAFailureToo(TestDatabase database) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setDatabaseName("nowhere");
		Migrator migrator = this.scripts.migrator(dataSource, this.observations);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(migrator::deploy);
		assertThat(count("ofauto.migrations.deploy", "failure")).isEqualTo(1);
	}

	@Test
	void aRegistryThatIsNotToBeHadStopsNoDeploy(TestDatabase database) {
		Migrator migrator = this.scripts.migrator(database.dataSource(), new MigrationsObservations("default", () -> {
			throw new IllegalStateException("in creation");
		}));
		assertThat(migrator.deploy().applied()).hasSize(2);
	}

	private final class Ended implements ObservationHandler<Observation.Context> {

		@Override
		public void onStop(Observation.Context context) {
			ObservationView parent = context.getParentObservation();
			KeyValue outcome = context.getLowCardinalityKeyValue("outcome");
			MigrationsObservationsTests.this.ended.add(context.getContextualName()
					+ ((parent != null) ? " in " + parent.getContextView().getContextualName() : "") + ": "
					+ ((outcome != null) ? outcome.getValue() : "no outcome"));
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
