package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.support.ClientPrograms;
import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A backup is complete before a deploy applies anything, and nothing is left of one that
 * is not. Without a {@code pg_dump} that can dump the server, these tests are skipped.
 */
class BackupTests {

	private static final String ORDERS = "20260101000000_orders";

	private static final String NOTE = "20260201000000_note";

	private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

	private final TestDatabase database = PostgresServer.shared().createDatabase();

	private final List<String> notes = new ArrayList<>();

	private Path program = Path.of("pg_dump");

	@TempDir
	Path directory;

	@TempDir
	Path kept;

	private ScriptDirectory scripts;

	@BeforeEach
	void oneMigrationIsPending() {
		int major = PostgresServer.shared().majorVersion();
		this.program = ClientPrograms.dump(major).orElse(Path.of("missing"));
		assumeTrue(Files.isExecutable(this.program), "No pg_dump for PostgreSQL " + major + " is installed");
		this.scripts = new ScriptDirectory(this.directory).with(ORDERS,
				"CREATE TABLE orders (id int PRIMARY KEY);\nCREATE TABLE others (id int);\n");
		migrator().deploy();
		this.database.execute("INSERT INTO orders SELECT generate_series(1, 1000)");
		this.scripts.with(NOTE, "ALTER TABLE orders ADD COLUMN note text;\n");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	private Migrator migrator() {
		return this.scripts.migrator(this.database.dataSource());
	}

	private Backups backups(Migrator migrator, int keep, JdbcAddress address) {
		return new Backups(migrator, new BackupSettings(this.kept, null, keep, this.program.toString(), List.of()),
				() -> new BackupSource(address, null), Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private JdbcAddress address() {
		return new JdbcAddress(this.database.url(), this.database.user(), this.database.password(), Map.of());
	}

	private Backup backup() {
		return backup(migrator(), 0);
	}

	private Backup backup(Migrator migrator, int keep) {
		return backups(migrator, keep, address()).make(migrator.plan(), null, "migrate backup --to", this.notes::add);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.kept)) {
			return files.map((file) -> file.getFileName().toString().replaceFirst("-[0-9a-f]{8}-", "-key-"))
				.sorted()
				.toList();
		}
	}

	@Test
	void aFileIsNamedAfterDatabaseTimeAndFirstPendingMigrationAndIsItsOwnersAlone() throws IOException {
		Backup backup = backup();
		assertThat(files())
			.containsExactly(this.database.name() + "-key-20260301T093000Z-before-20260201000000_note.dump");
		assertThat(backup.file()).isNotNull().hasSize(backup.bytes());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup.file()))).isEqualTo("rw-------");
		assertThat(backup.ofSchema()).isTrue();
		assertThat(backup.tables()).isEqualTo(3);
	}

	@Test
	void aSecondOneInTheSameSecondHasANumber() throws IOException {
		backup();
		backup();
		assertThat(files()).containsExactly(
				this.database.name() + "-key-20260301T093000Z-2-before-20260201000000_note.dump",
				this.database.name() + "-key-20260301T093000Z-before-20260201000000_note.dump");
	}

	@Test
	void onlyTheTablesThatPendingMigrationsTouchAreLookedForIfTheirImpactIsKnown() {
		ImpactFile.write(this.directory, NOTE, "17.11", "{'line': 1, 'command': 'ALTER TABLE', 'locks': "
				+ "[{'relation': 'orders', 'mode': 'ACCESS EXCLUSIVE'}]}");
		Backup backup = backup();
		assertThat(backup.ofSchema()).isFalse();
		assertThat(backup.tables()).isEqualTo(1);
	}

	@Test
	void aDeployGoesOnIfTheHistoryIsThatOfTheBackup() {
		Migrator migrator = migrator();
		Backup backup = backup(migrator, 0);
		assertThat(migrator.tools().deploy(Set.of(), Set.of(), List.of(backup)).applied()).hasSize(1);
	}

	@Test
	void aDeployStopsIfSomebodyElseHasDeployedSinceTheBackup() {
		Migrator migrator = migrator();
		Backup backup = backup(migrator, 0);
		migrator().deploy();
		this.scripts.with("20260301000000_last", "CREATE TABLE last ();");
		assertThatExceptionOfType(BackupOutdatedException.class)
			.isThrownBy(() -> migrator.tools().deploy(Set.of(), Set.of(), List.of(backup)))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo("The history of database " + this.database.name()
					+ " has changed since the backup was begun: another run was at work meanwhile. So the backup does"
					+ " not show the database before this deploy. Nothing was applied. " + backup.file() + " is kept."))
			.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo("Back up and deploy again: migrate deploy --backup"));
		assertThat(this.database.queryForString("SELECT to_regclass('last')")).isNull();
		assertThat(backup.file()).exists();
	}

	@Test
	void theOldestGoIfNotAllAreKept() throws IOException {
		String key = this.kept.resolve(backup().file()).getFileName().toString().replaceFirst("-20260301T.*", "");
		Path older = Files.createFile(this.kept.resolve(key + "-20260101T000000Z-before-a.dump"));
		Path newer = Files.createFile(this.kept.resolve(key + "-20260401T000000Z-before-a.dump"));
		Path ofAnother = Files.createFile(this.kept.resolve(key + "x-20250101T000000Z-before-a.dump"));
		Path incomplete = Files.createFile(this.kept.resolve(key + "-20250101T000000Z-before-a.dump.incomplete"));
		backup(migrator(), 2);
		assertThat(older).doesNotExist();
		assertThat(List.of(newer, ofAnother, incomplete)).allSatisfy((file) -> assertThat(file).exists());
		assertThat(files()).hasSize(4);
		assertThat(this.notes).contains(
				"Removed the older backup " + older.getFileName() + ", since ofauto.migrations.backup.keep is 2.",
				"There is " + incomplete + ", of a backup that runs or was killed. If none runs, remove it.");
	}

	@Test
	void aDumpWithoutRowsIsNone() throws IOException {
		assertThatDumpFails("exec " + this.program + " --schema-only \"$@\"",
				"The backup does not have the rows of public._prisma_migrations, the rows of public.orders, the rows of"
						+ " public.others, which the pending migrations may change. Nothing was applied, and its file was"
						+ " removed.");
	}

	@Test
	void aDumpThatCannotBeReadToItsEndIsNone() throws IOException {
		assertThatDumpFails(
				"for a in \"$@\"; do case $a in --file=*) file=${a#--file=};; esac; done\n" + this.program
						+ " \"$@\" && truncate --size=-300 $file",
				"pg_restore ended with exit code 1:\n    pg_restore: error: could not read from input file: end of file\n"
						+ "Nothing was applied, and its file was removed.");
	}

	private void assertThatDumpFails(String script, String problem) throws IOException {
		Path dump = ClientPrograms.write(this.directory, "pg_dump",
				"[ $1 = --version ] && exec " + this.program + " --version\n" + script);
		ClientPrograms.write(this.directory, "pg_restore",
				"exec " + this.program.resolveSibling("pg_restore") + " \"$@\"");
		this.program = dump;
		assertThatExceptionOfType(BackupFailedException.class).isThrownBy(this::backup)
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(problem));
		assertThat(files()).isEmpty();
	}

	@Test
	void nothingIsLeftOfOneThatFails() throws IOException {
		this.database.execute("CREATE ROLE %s_reader LOGIN PASSWORD 'x'".formatted(this.database.name()));
		this.database.execute("GRANT SELECT ON _prisma_migrations TO %s_reader".formatted(this.database.name()));
		try {
			Migrator migrator = migrator();
			JdbcAddress reader = new JdbcAddress(this.database.url(), null, "x", Map.of());
			assertThatExceptionOfType(BackupFailedException.class)
				.isThrownBy(() -> new Backups(migrator,
						new BackupSettings(this.kept, null, 0, this.program.toString(), List.of()),
						() -> new BackupSource(reader, readers()), Clock.systemUTC())
					.make(migrator.plan(), null, "migrate backup --to", this.notes::add))
				.satisfies((ex) -> assertThat(ex.problem()).startsWith(
						"pg_dump ended with exit code 1:\n    pg_dump: error: query failed: ERROR:  permission denied for table orders\n")
					.endsWith("\nNothing was applied, and its file was removed."))
				.satisfies((ex) -> assertThat(ex.remedy()).isEqualTo("A backup needs a role that reads everything: a"
						+ " member of pg_read_all_data, with BYPASSRLS where tables have row-level security. Grant that, or"
						+ " name such a role in ofauto.migrations.backup.user and backup.password, and run the command"
						+ " again."));
			assertThat(files()).isEmpty();
		}
		finally {
			this.database.execute("DROP OWNED BY %1$s_reader; DROP ROLE %1$s_reader".formatted(this.database.name()));
		}
	}

	private PGSimpleDataSource readers() {
		PGSimpleDataSource readers = this.database.dataSource();
		readers.setUser(this.database.name() + "_reader");
		readers.setPassword("x");
		return readers;
	}

}
