package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchSettings;
import com.ofauto.migrations.faults.Workload;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The migrations to which faults happen have the impacts that a trace shows. If one is
 * another one, the right file lies in {@code target/faults}.
 */
@ExtendWith(PostgresExtension.class)
@Tag("faults")
class FaultImpactTests {

	private static final MigratorSettings SETTINGS = MigratorSettings.defaults();

	@Test
	void theImpactsOfTheFaultSuiteAreThoseOfATrace(TestDatabase server, @TempDir Path directory) throws IOException {
		Workload.write(directory);
		List<Migration> migrations = new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + directory))
			.read();
		Path target = Files.createDirectories(Path.of("target", "faults"));
		try (ScratchDatabases scratch = new ScratchDatabases(
				new ScratchSettings(server.dataSource(), null, false, "faults", SETTINGS, List.of()))) {
			Map<String, MigrationImpact> traced = new Impacts(scratch, SETTINGS).of(migrations,
					(migration) -> !migration.name().equals(Workload.BIG), List.of());
			for (Map.Entry<String, MigrationImpact> impact : traced.entrySet()) {
				Files.writeString(target.resolve(impact.getKey() + ".json"), ImpactText.write(impact.getValue()));
			}
			assertThat(migrations).hasSizeGreaterThan(20).allSatisfy((migration) -> {
				if (!migration.name().equals(Workload.BIG)) {
					assertThat(migration.impact()).isInstanceOfSatisfying(KnownImpact.Known.class,
							(known) -> assertThat(known.impact().statements())
								.isEqualTo(traced.get(migration.name()).statements()));
				}
			});
		}
	}

}
