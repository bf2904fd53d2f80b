package com.ofauto.migrations.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.autoconfigure.event.MigrationUndone;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorTools;
import com.ofauto.migrations.core.RollbackFailedException;
import com.ofauto.migrations.core.RollbackRefusedException;
import com.ofauto.migrations.core.RollbackTarget;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application hears of a rollback: its events, its meters and its log.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
class RollbackEventTests {

	private static final String ONE = "20260101000000_one";

	private static final String TWO = "20260102000000_two";

	private static final RollbackTarget LAST = new RollbackTarget.Last();

	private final List<MigrationUndone> heard = new ArrayList<>();

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path directory) {
		ScriptDirectory scripts = new ScriptDirectory(directory).with(ONE, "CREATE TABLE one (id int);")
			.with(TWO, "CREATE TABLE two (id int);");
		ImpactFile.prove(directory, ONE, "17.11", "DROP TABLE one; DROP TABLE obstacle;\n", "{}");
		ImpactFile.prove(directory, TWO, "17.11", "DROP TABLE two;\n", "{'drops': [{'type': 'table', 'name': 'two'}]}");
		this.runner = Contexts.on(database)
			.withConfiguration(AutoConfigurations.of(MigrationsMetricsAutoConfiguration.class,
					MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withBean(Listener.class, () -> new Listener(this.heard))
			.withPropertyValues("ofauto.migrations.locations=" + scripts.location());
	}

	private static void rollBack(Migrator migrator, String... accepted) {
		MigratorTools tools = migrator.tools();
		tools.rollback(LAST, tools.preview(LAST).names(), Set.of(accepted));
	}

	@Test
	void aRollbackIsHeardMeasuredAndLogged(TestDatabase database, CapturedOutput log) {
		this.runner.run((context) -> {
			Migrator migrator = context.getBean(Migrator.class);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			database.execute("INSERT INTO two VALUES (1), (2)");
			assertThatExceptionOfType(RollbackRefusedException.class).isThrownBy(() -> rollBack(migrator));
			assertThat(this.heard).isEmpty();
			assertThat(meters.find("ofauto.migrations.rollback").timer()).isNull();
			rollBack(migrator, TWO);
			assertThat(this.heard).singleElement().satisfies((event) -> {
				assertThat(event.database()).isEqualTo("default");
				assertThat(event.migration().name()).isEqualTo(TWO);
				assertThat(event.migration().lost()).hasSize(1);
			});
			assertThat(meters.get("ofauto.migrations.applied").gauge().value()).isEqualTo(1);
			assertThat(meters.get("ofauto.migrations.undone").tag("database", "default").gauge().value()).isEqualTo(1);
			assertThat(meters.get("ofauto.migrations.rollback").tag("outcome", "success").timer().count()).isEqualTo(1);
			migrator.plan();
			assertThat(meters.get("ofauto.migrations.undone").gauge().value()).isEqualTo(1);
		});
		assertThat(log.getOut().replaceAll("in \\d+ m?s", "in 3 ms")).contains("Migrator : Rolling back " + TWO + "\n")
			.contains("WARN ")
			.contains("Migration " + TWO + " undone in 3 ms. Lost: 2 rows of table two\n");
	}

	@Test
	void aRollbackThatFailsIsMeasured() {
		this.runner.run((context) -> {
			Migrator migrator = context.getBean(Migrator.class);
			rollBack(migrator);
			assertThatExceptionOfType(RollbackFailedException.class).isThrownBy(() -> rollBack(migrator));
			assertThat(this.heard).hasSize(1);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("ofauto.migrations.rollback").tag("outcome", "failure").timer().count()).isEqualTo(1);
			assertThat(meters.get("ofauto.migrations.applied").gauge().value()).isEqualTo(1);
		});
	}

	/**
	 * Hears of rollbacks.
	 *
	 * @param heard the events
	 */
	record Listener(List<MigrationUndone> heard) implements ApplicationListener<PayloadApplicationEvent<?>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<?> event) {
			if (event.getPayload() instanceof MigrationUndone undone) {
				this.heard.add(undone);
			}
		}

	}

}
