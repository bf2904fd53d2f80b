package com.ofauto.migrations.core;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanVerdicts;
import com.ofauto.migrations.verdict.VerdictKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verdict and locks of a deploy share one look at {@code impact.json}.
 */
@ExtendWith(PostgresExtension.class)
class ImpactMemoryTests {

	private final AtomicInteger reads = new AtomicInteger();

	private final List<PlanVerdicts> verdicts = new ArrayList<>();

	private final List<MigrationPlan> plans = new ArrayList<>();

	private final ConnectedListener judge = new ConnectedListener() {

		@Override
		public void applying(PlannedDeploy deploy, Connection connection) throws SQLException {
			ImpactMemoryTests.this.plans.add(deploy.plan());
			ImpactMemoryTests.this.verdicts.add(Judge.judge(deploy, connection));
		}

	};

	@Test
	void theFileIsReadOnceForADeployAndAgainBehindIt(TestDatabase database, @TempDir Path directory) {
		MigrationsOnDisk migrations = new MigrationsOnDisk(directory).with("1_tables",
				"CREATE TABLE clients (id int);");
		migrator(database, migrations).deploy();
		migrations.with("2_change", "ALTER TABLE clients ADD email text;\n");
		new ImpactFiles(migrations).with("2_change", ImpactFiles.brief(ImpactFiles.exclusive("clients")));
		assertThat(migrator(database, migrations).deploy().applied()).hasSize(1);
		assertThat(this.verdicts).last()
			.satisfies((judged) -> assertThat(judged.verdicts().get(0).kind()).isEqualTo(VerdictKind.BRIEF));
		assertThat(this.reads).hasValue(1);
		assertThat(this.plans.get(0).toApply().get(0).impact()).as("a plan that is kept keeps no impact")
			.isInstanceOf(KnownImpact.Known.class);
		assertThat(this.reads).hasValue(2);
	}

	private Migrator migrator(TestDatabase database, MigrationsOnDisk migrations) {
		List<Migration> counted = migrations.directory()
			.contents()
			.migrations()
			.stream()
			.map((migration) -> migration.with(new Companions(counted(directoryOf(migration)), null)))
			.toList();
		return new Migrator(database.dataSource(), MigrationDirectory.holding(counted), MigrationsOnDisk.settings(),
				List.of(this.judge));
	}

	private static Path directoryOf(Migration migration) {
		return Path.of(migration.location().replaceFirst("^file:", "")).getParent();
	}

	private MigrationFile counted(Path directory) {
		Path file = directory.resolve(FoundMigration.IMPACT);
		return new MigrationFile(file.toString(), () -> {
			InputStream opened = Files.newInputStream(file);
			this.reads.incrementAndGet();
			return opened;
		}, null);
	}

}
