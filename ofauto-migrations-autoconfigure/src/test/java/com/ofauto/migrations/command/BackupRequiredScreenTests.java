package com.ofauto.migrations.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.backup.BackupRequirement;
import com.ofauto.migrations.backup.BackupSettings;
import com.ofauto.migrations.backup.RequiredBackup;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.support.ArchivingServer;
import com.ofauto.migrations.support.ClientPrograms;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A deploy that may apply something only with a way back.
 */
@ExtendWith(PostgresExtension.class)
class BackupRequiredScreenTests {

	private static final String ORDERS = "20260301090000_orders";

	private static final String NOTE = "20260301100000_note";

	@TempDir
	Path project;

	private Screens screens(TestDatabase database) {
		Screens screens = new Screens(this.project, database).in(MigrationEnvironment.PRODUCTION);
		screens.file(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY);\n").type("migrate deploy").shown();
		return screens.file(NOTE, "ALTER TABLE orders ADD COLUMN note text;\n");
	}

	private static MigratorSettings requiring(RequiredBackup required, boolean command, boolean directory) {
		return MigratorSettings.defaults()
			.withChecks(List.of(new BackupRequirement(required,
					new BackupRequirement.Names("ofauto.migrations.backup.require", "ofauto.migrations.backup.command"),
					command, directory)));
	}

	@Test
	void anArchiverThatDoesNotWork() throws IOException {
		ArchivingServer server = new ArchivingServer();
		try (TestDatabase database = server.createDatabase()) {
			Screens screens = screens(database).with(requiring(RequiredBackup.ARCHIVER, false, false))
				.type("migrate deploy");
			server.fails();
			screens.type("migrate deploy").type("migrate deploy --dry-run").type("migrate validate");
			screens.with(MigratorSettings.defaults()).type("migrate deploy");
			server.works();
			screens.file("20260301110000_count", "ALTER TABLE orders ADD COLUMN count int;\n")
				.with(requiring(RequiredBackup.ARCHIVER, false, false))
				.type("migrate deploy")
				.type("migrate history")
				.areAsIn("backup-archiver.txt");
		}
	}

	@Test
	void anArchiverThatIsOffOrNotVisible(TestDatabase database) throws IOException {
		Screens screens = screens(database).with(requiring(RequiredBackup.ARCHIVER, false, false))
			.type("migrate deploy");
		String role = database.name() + "_migrations";
		database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'; ALTER SCHEMA public OWNER TO " + role
				+ "; ALTER TABLE _prisma_migrations OWNER TO " + role + "; ALTER TABLE orders OWNER TO " + role
				+ "; REVOKE EXECUTE ON FUNCTION pg_stat_get_archiver() FROM public");
		try {
			PGSimpleDataSource poor = database.dataSource();
			poor.setUser(role);
			poor.setPassword("x");
			screens.through(poor).type("migrate deploy").areAsIn("backup-no-archiver.txt");
		}
		finally {
			database.execute("REASSIGN OWNED BY " + role + " TO " + database.user() + "; DROP OWNED BY " + role
					+ "; DROP ROLE " + role);
		}
	}

	@Test
	void aDump(TestDatabase database) throws IOException {
		Path command = ClientPrograms.write(this.project, "snapshot.sh", "exit 0");
		screens(database).with(requiring(RequiredBackup.DUMP, false, false))
			.type("migrate deploy")
			.type("migrate deploy --dry-run")
			.with(requiring(RequiredBackup.DUMP, false, true))
			.type("migrate deploy")
			.with(requiring(RequiredBackup.DUMP, true, false))
			.backedUp(new BackupSettings(null, null, 0, null, List.of(command.toString())))
			.type("migrate deploy --backup")
			.areAsIn("backup-dump.txt");
	}

	@Test
	void theCommandOfTheOperator(TestDatabase database) throws IOException {
		Path command = ClientPrograms.write(this.project, "snapshot.sh", "echo made");
		Path directory = Files.createDirectories(this.project.resolve("backups"));
		screens(database).with(requiring(RequiredBackup.COMMAND, false, false))
			.backedUp(new BackupSettings(directory, null, 0, null, List.of()))
			.type("migrate deploy --backup")
			.with(requiring(RequiredBackup.COMMAND, true, false))
			.backedUp(new BackupSettings(null, null, 0, null, List.of(command.toString())))
			.type("migrate deploy")
			.type("migrate deploy --backup")
			.areAsIn("backup-by-command.txt");
	}

	@Test
	void nothingAndTheLogSaysSo(TestDatabase database) throws IOException {
		screens(database).with(requiring(RequiredBackup.NONE, false, false))
			.type("migrate deploy")
			.areAsIn("backup-none.txt");
	}

	@Test
	void nothingIsAskedInDevelopment(TestDatabase database) throws IOException {
		Screens screens = new Screens(this.project, database).in(MigrationEnvironment.TEST);
		screens.file(ORDERS, "CREATE TABLE orders (id int PRIMARY KEY);\n").type("migrate deploy").shown();
		screens.file(NOTE, "ALTER TABLE orders ADD COLUMN note text;\n")
			.with(requiring(RequiredBackup.DUMP, false, false))
			.type("migrate deploy")
			.areAsIn("backup-in-tests.txt");
	}

}
