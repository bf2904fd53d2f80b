package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.backup.BackupSettings;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.support.ClientPrograms;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What backups look like. What is refused is seen everywhere; what is made, where a
 * {@code pg_dump} is installed that can dump the server.
 */
class BackupScreenTests {

	private static final String ORDERS = "20260301090000_orders";

	private static final String NOTE = "20260301100000_note";

	private static final String VERSION = "[ $1 = --version ] && echo 'pg_dump (PostgreSQL) %s' && exit;";

	@TempDir
	Path project;

	private final TestDatabase database = PostgresServer.shared().createDatabase();

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	private Screens screens() throws IOException {
		Screens screens = new Screens(this.project, this.database).in(MigrationEnvironment.PRODUCTION);
		screens.file(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY);\n").type("migrate deploy").shown();
		Files.createDirectories(this.project.resolve("backups"));
		return screens.file(NOTE, "ALTER TABLE orders ADD COLUMN note text;\n");
	}

	private BackupSettings into(@Nullable String directory, @Nullable Path program) {
		return new BackupSettings((directory != null) ? this.project.resolve(directory) : null, null, 0,
				(program != null) ? program.toString() : null, List.of());
	}

	@Test
	void aBackupIsMadeBeforeADeploy() throws IOException {
		int major = PostgresServer.shared().majorVersion();
		Path program = ClientPrograms.dump(major).orElse(null);
		assumeTrue(program != null, "No pg_dump for PostgreSQL " + major + " is installed");
		screens().backedUp(into("backups", program))
			.type("migrate backup")
			.type("migrate deploy --backup")
			.type("migrate deploy --backup")
			.type("migrate backup --json")
			.areAsIn("backup.txt");
	}

	@Test
	void aBackupIsRestoredIntoANewDatabase() throws IOException {
		int major = PostgresServer.shared().majorVersion();
		Path program = ClientPrograms.dump(major).orElse(null);
		assumeTrue(program != null, "No pg_dump for PostgreSQL " + major + " is installed");
		Screens screens = screens().backedUp(into("backups", program));
		screens.type("migrate deploy --backup").shown();
		Path file = this.project.resolve("before.dump");
		try (Stream<Path> files = Files.list(this.project.resolve("backups"))) {
			Files.move(files.findFirst().orElseThrow(), file);
		}
		Files.writeString(this.project.resolve("notes.txt"), "no dump");
		String name = this.database.name() + "_old";
		try {
			screens.type("migrate restore " + file + " --into ofauto_old")
				.type("migrate restore " + file + " --into ofauto_old")
				.type("migrate restore " + file + " --into ofauto")
				.type("migrate restore " + file.resolveSibling("notes.txt") + " --into other")
				.type("migrate restore /none.dump --into other")
				.type("migrate restore " + file)
				.areAsIn("restore.txt");
			screens.shown();
			this.database.execute("ALTER DATABASE " + name + " RENAME TO " + this.database.name() + "_before");
			screens.type("migrate restore " + file + " --into ofauto_old");
			this.database.execute("DROP DATABASE " + name);
			screens.type("migrate restore " + file + " --into ofauto_old --json");
			this.database.execute("DROP DATABASE " + name);
			this.database.execute("UPDATE _prisma_migrations SET migration_name = '20250101000000_accounts'");
			screens.without(ORDERS)
				.without(NOTE)
				.file("20250101000000_accounts", "CREATE TABLE accounts ();\n")
				.type("migrate restore " + file + " --into ofauto_old");
			this.database.execute("DROP DATABASE " + name);
			screens.areAsIn("restore-again.txt");
		}
		finally {
			this.database.execute("DROP DATABASE IF EXISTS " + name);
			this.database.execute("DROP DATABASE IF EXISTS " + this.database.name() + "_before");
		}
	}

	@Test
	void whatCannotBeBackedUpIsNotDeployed() throws IOException {
		Path programs = Files.createDirectory(this.project.resolve("bin"));
		Screens screens = screens();
		Path old = ClientPrograms.write(programs, "pg_dump", VERSION.formatted("9.6.24"));
		screens.backedUp(into(null, null))
			.type("migrate deploy --backup")
			.backedUp(into("missing", null))
			.type("migrate deploy --backup")
			.backedUp(into("backups", this.project.resolve("none/pg_dump")))
			.type("migrate deploy --backup")
			.backedUp(into("backups", old))
			.type("migrate deploy --backup");
		ClientPrograms.write(programs, "pg_restore", "exit 1");
		screens.type("migrate deploy --backup");
		Path full = ClientPrograms.write(programs, "pg_dump", VERSION.formatted("99.1")
				+ " echo 'pg_dump: error: could not write to output file: No space left on device'; exit 1");
		screens.backedUp(into("backups", full))
			.type("migrate deploy --backup")
			.type("migrate deploy --dry-run --backup")
			.type("migrate status")
			.areAsIn("backup-refused.txt");
	}

	@Test
	void aCommandOfTheOperatorMakesTheBackup() throws IOException {
		Screens screens = screens();
		Path command = ClientPrograms.write(this.project, "snapshot.sh", """
				echo "snapshot of $OFAUTO_BACKUP_DATABASE before $OFAUTO_BACKUP_MIGRATIONS"
				expr "$OFAUTO_BACKUP_POSITION" : '[0-9A-F]*/[0-9A-F]*$' > /dev/null || exit 9
				[ "$1" = --wait ] && exit 4
				exit 0""");
		screens.backedUp(by(command.toString(), "--wait"))
			.type("migrate deploy --backup")
			.backedUp(by(command + ".none"))
			.type("migrate deploy --backup")
			.backedUp(by(command.toString()))
			.type("migrate deploy --backup /tmp")
			.type("migrate backup")
			.type("migrate backup --json")
			.type("migrate deploy --backup")
			.areAsIn("backup-command.txt");
	}

	private static BackupSettings by(String... words) {
		return new BackupSettings(null, null, 0, null, List.of(words));
	}

}
