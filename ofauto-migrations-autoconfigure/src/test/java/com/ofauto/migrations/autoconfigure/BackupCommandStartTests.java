package com.ofauto.migrations.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.support.ClientPrograms;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Backups as an application configures them, with one database and with two.
 */
@ExtendWith(PostgresExtension.class)
class BackupCommandStartTests {

	private static final String FIGURES = "20260102000000_figures";

	private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";

	private Path directory;

	private TestDatabase orders;

	private TestDatabase reports;

	@BeforeEach
	void makeTheDatabases(TestDatabase orders, @TempDir Path directory) {
		this.directory = directory;
		this.orders = orders;
		this.reports = PostgresServer.shared().createDatabase();
		MigrationFiles.agencies(directory.resolve("orders"));
		new MigrationFiles(directory.resolve("reports")).with(FIGURES, "CREATE TABLE figures (n int);");
	}

	@AfterEach
	void dropTheSecond() {
		this.reports.close();
	}

	private CommandProcess one(String... command) throws Exception {
		return run(Stream.of("--spring.datasource.url=" + this.orders.url(),
				"--spring.datasource.username=" + this.orders.user(),
				"--spring.datasource.password=" + this.orders.password(),
				"--ofauto.migrations.locations=file:" + this.directory.resolve("orders")), command);
	}

	private CommandProcess both(String... command) throws Exception {
		return run(
				Stream.of("--spring.datasource.url=" + this.orders.url(),
						"--spring.datasource.username=" + this.orders.user(),
						"--spring.datasource.password=" + this.orders.password(),
						"--ofauto.migrations.locations=file:" + this.directory.resolve("orders"),
						"--ofauto.migrations.order=default,reporting",
						"--ofauto.migrations.databases.reporting.url=" + this.reports.url(),
						"--ofauto.migrations.databases.reporting.user=" + this.reports.user(),
						"--ofauto.migrations.databases.reporting.password=" + this.reports.password(),
						"--ofauto.migrations.databases.reporting.locations=file:" + this.directory.resolve("reports")),
				command);
	}

	private static CommandProcess run(Stream<String> properties, String... command) throws Exception {
		return HostedCommand.run(CommandLineApplication.class,
				Stream.concat(properties, Stream.of(command)).toArray(String[]::new));
	}

	private String snapshot(String script) {
		return "--ofauto.migrations.backup.command=" + ClientPrograms.write(this.directory, "snapshot.sh",
				"echo \"snapshot of $OFAUTO_BACKUP_DATABASE before $OFAUTO_BACKUP_MIGRATIONS\"\n" + script);
	}

	@Test
	void eachOfTwoDatabasesIsBackedUpBeforeItsOwnDeploy() throws Exception {
		CommandProcess deploy = both(snapshot("exit 0"), "migrate", "deploy", "--backup");
		assertThat(deploy.exitCode()).as(deploy.notes()).isZero();
		assertThat(deploy.notes()).containsSubsequence(
				"snapshot of " + this.orders.name() + " before " + MigrationFiles.AGENCIES,
				"Applied " + MigrationFiles.AGENCIES, "snapshot of " + this.reports.name() + " before " + FIGURES,
				"Applied " + FIGURES);
	}

	@Test
	void theSecondIsNotDeployedWithoutABackup() throws Exception {
		CommandProcess deploy = both(snapshot("[ $OFAUTO_BACKUP_DATABASE != " + this.reports.name() + " ] || exit 4"),
				"migrate", "deploy", "--backup");
		assertThat(deploy.exitCode()).isEqualTo(6);
		assertThat(this.orders.queryForLong(TABLES)).isPositive();
		assertThat(this.reports.queryForLong(TABLES)).isZero();
	}

	@Test
	void anEntryHasACommandOfItsOwn() throws Exception {
		Path other = ClientPrograms.write(this.directory, "other.sh", "echo the other one");
		CommandProcess backup = both(snapshot("exit 1"),
				"--ofauto.migrations.databases.reporting.backup.command=" + other, "migrate", "backup", "--database",
				"reporting");
		assertThat(backup.exitCode()).as(backup.notes()).isZero();
		assertThat(backup.notes()).contains("  the other one\n").doesNotContain("snapshot of");
	}

	@Test
	void bothCanShareADirectoryWithoutMakingRoomForEachOther() throws Exception {
		int major = PostgresServer.shared().majorVersion();
		Path program = ClientPrograms.dump(major).orElse(null);
		assumeTrue(program != null, "No pg_dump for PostgreSQL " + major + " is installed");
		Path backups = Files.createDirectory(this.directory.resolve("backups"));
		for (int i = 0; i < 2; i++) {
			for (String database : List.of("default", "reporting")) {
				CommandProcess backup = both("--ofauto.migrations.backup.directory=" + backups,
						"--ofauto.migrations.backup.keep=1", "--ofauto.migrations.backup.pg-dump=" + program, "migrate",
						"backup", "--database", database);
				assertThat(backup.exitCode()).as(backup.notes()).isZero();
			}
		}
		assertThat(files(backups)).hasSize(2)
			.anySatisfy((file) -> assertThat(file).startsWith(this.orders.name()))
			.anySatisfy((file) -> assertThat(file).startsWith(this.reports.name()));
	}

	private static List<String> files(Path directory) throws IOException {
		try (Stream<Path> all = Files.list(directory)) {
			return all.map((file) -> file.getFileName().toString()).toList();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1" })
	void fewerThanOneBackupCannotBeKept(String keep) throws Exception {
		CommandProcess backup = one("--ofauto.migrations.backup.keep=" + keep, "migrate", "backup", "--to",
				this.directory.toString());
		assertThat(backup.notes()).endsWith("ofauto.migrations.backup.keep cannot be \"" + keep
				+ "\".\n\nIt must be 1 or more. Remove the property to keep all backups.\n");
		assertThat(backup.exitCode()).isEqualTo(2);
	}

	@Test
	void anAddressThatLeadsToAnotherDatabaseIsRefused() throws Exception {
		CommandProcess backup = one("--ofauto.migrations.backup.url=" + this.reports.url(),
				"--ofauto.migrations.backup.user=" + this.reports.user(),
				"--ofauto.migrations.backup.password=" + this.reports.password(), "migrate", "backup", "--to",
				this.directory.toString());
		String server = " on " + this.orders.host() + ":" + this.orders.port();
		assertThat(backup.notes()).endsWith("ofauto.migrations.backup.url leads to database " + this.reports.name()
				+ server + ", which is another database than " + this.orders.name() + server
				+ ", or the same on another server. Nothing was done.\n\nSet it to the server of the database itself,"
				+ " which is no standby and no copy of it.\n");
		assertThat(backup.exitCode()).isEqualTo(3);
		assertThat(files(this.directory)).containsExactlyInAnyOrder("orders", "reports");
	}

}
