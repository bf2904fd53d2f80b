package com.ofauto.migrations.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.SameDatabase;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A server that was started on a copy of another one's files has its identifiers.
 */
class ClonedServerTests {

	@TempDir
	Path directory;

	private Migrator migrator(TestDatabase database, MigrationEnvironment environment, Set<Operation> enabled) {
		return new Migrator(database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(),
						List.of(new ScriptDirectory(this.directory.resolve("scripts"))
							.with("20260101000000_clients", "CREATE TABLE clients (id int)")
							.location())),
				MigratorSettings.defaults(), new Gate(environment, true, enabled), List.of());
	}

	@Test
	void whatIsForTheCopyDoesNotReachTheOriginal() throws IOException {
		Path data = this.directory.resolve("original");
		Path copied = this.directory.resolve("copy");
		try (FaultServer original = FaultServer.start(data)) {
			TestDatabase production = original.createDatabase();
			migrator(production, MigrationEnvironment.PRODUCTION, Set.of()).deploy();
			production.execute("INSERT INTO clients VALUES (1)");
			original.kill();
			FileSystemUtils.copyRecursively(data, copied);
			Files.delete(copied.resolve("postmaster.pid"));
			Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rwx------"));
			original.restart();
			try (FaultServer copy = FaultServer.start(copied)) {
				TestDatabase clone = copy.database(production.name());
				clone.execute("COMMENT ON TABLE _prisma_migrations IS NULL");
				Migrator migrator = migrator(clone, MigrationEnvironment.DEVELOPMENT, EnumSet.of(Operation.SEED));
				migrator.stamp(MigrationEnvironment.DEVELOPMENT, clone.name());
				assertThatExceptionOfType(GateRefusedException.class)
					.isThrownBy(() -> migrator.tools().guarded(Operation.SEED, (database) -> {
						database.requireSame(production.dataSource());
						production.execute("DELETE FROM clients");
					}))
					.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(Reason.OTHER_DATABASE));
				assertThatExceptionOfType(GateRefusedException.class)
					.isThrownBy(() -> SameDatabase.require(Operation.RESET, migrator,
							migrator(production, MigrationEnvironment.DEVELOPMENT, EnumSet.of(Operation.RESET))));
				migrator.tools().guarded(Operation.SEED, (database) -> database.requireSame(clone.dataSource()));
			}
			assertThat(production.queryForLong("SELECT count(*) FROM clients")).isEqualTo(1);
		}
	}

}
