package com.ofauto.migrations.faults;

import java.util.List;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database is on a disk that is too small. The server's log is on another one.
 */
final class DiskScenes {

	private static final int SMALL = 48;

	private static final int LARGE = 400;

	private static final String FIRST = "20260101000000_first";

	private static final String FILLING = "20260102000000_filling";

	private static final String LATER = "20260103000000_later";

	private static final String ROWS = "SELECT n AS id, repeat(md5(n::text), 12) AS text FROM generate_series(1, %d) n";

	private DiskScenes() {
	}

	static Outcome inATransaction(Ground ground) {
		ScriptDirectory scripts = ground.scripts()
			.with(FIRST, "CREATE TABLE first AS " + ROWS.formatted(10))
			.with(FILLING, "UPDATE first SET id = id + 1;\nCREATE TABLE filling AS " + ROWS.formatted(150_000))
			.with(LATER, "CREATE TABLE later ();");
		return play(ground, scripts, (database) -> {
			assertThat(database.queryForStrings("SELECT to_regclass('filling'), min(id), max(id) FROM first"))
				.containsExactly("|1|10");
			assertThat(database.queryForStrings("SELECT finished_at IS NULL, rolled_back_at IS NOT NULL,"
					+ " logs LIKE '%disk space%' FROM _prisma_migrations WHERE migration_name = '" + FILLING + "'"))
				.containsExactly("t|t|t");
		}, "SELECT count(*) FROM filling", "150000");
	}

	static Outcome inCreateIndex(Ground ground) {
		ScriptDirectory scripts = ground.scripts()
			.with(FIRST, "CREATE TABLE first AS " + ROWS.formatted(45_000))
			.with(FILLING, "CREATE INDEX CONCURRENTLY filling ON first (text, id);")
			.with(LATER, "CREATE TABLE later ();");
		return play(ground, scripts, (database) -> {
			assertThat(database.queryForString("SELECT to_regclass('filling')")).isNull();
			assertThat(PrismaReading.of(database).failed()).containsExactly(FILLING);
		}, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'filling'::regclass", "t");
	}

	private static Outcome play(Ground ground, ScriptDirectory scripts, Look look, String question, String answer) {
		try (SmallDisk disk = SmallDisk.mount(ground.emptyDirectory("disk"), SMALL);
				Tablespace space = Tablespace.create(ground.stage().server(), disk);
				TestDatabase database = space.createDatabase()) {
			Migrator migrator = scripts.migrator(database.dataSource());
			MigrationException failure = Ground.failure(migrator);
			assertThat(failure).isInstanceOf(StatementFailedException.class);
			assertThat(failure.problem()).contains("SQLSTATE 53100", "disk space");
			assertThat(failure.remedy()).startsWith("The server has run out of disk space");
			Ground.requireNobody(database);
			look.at(database);
			String left = Outcome.left(database, FILLING);
			disk.grow(LARGE);
			List<String> applied = migrator.deploy().applied().stream().map(AppliedMigration::name).toList();
			assertThat(applied).containsExactly(FILLING, LATER);
			assertThat(migrator.deploy().applied()).isEmpty();
			assertThat(database.queryForStrings(question)).containsExactly(answer);
			assertThat(PrismaReading.of(database))
				.isEqualTo(new PrismaReading(List.of(FIRST, FILLING, LATER), List.of()));
			return new Outcome(Ground.stopped(failure) + ", which asks for room", left, "with more room: applied it");
		}
	}

	/**
	 * What must be true of what a failed deploy has left.
	 */
	@FunctionalInterface
	private interface Look {

		void at(TestDatabase database);

	}

	/**
	 * The small disk as the server knows it.
	 */
	private record Tablespace(FaultServer server) implements AutoCloseable {

		static Tablespace create(FaultServer server, SmallDisk disk) {
			server.database("postgres").execute("CREATE TABLESPACE small_disk LOCATION '" + disk.directory() + "'");
			return new Tablespace(server);
		}

		TestDatabase createDatabase() {
			return this.server.createDatabase(" TABLESPACE small_disk");
		}

		@Override
		public void close() {
			this.server.database("postgres").execute("DROP TABLESPACE small_disk");
		}

	}

}
