package com.ofauto.migrations.devtools.scratch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose a scratch database is, and what becomes of one whose owner is gone.
 */
@ExtendWith(PostgresExtension.class)
class OwnershipTests {

	private static final String SCRATCH = "SELECT datname FROM pg_database WHERE datname LIKE 'ofauto\\_scratch\\_%'";

	private static final String ORPHAN = "ofauto_scratch_00000000deadbeef_7";

	@TempDir
	private Path directory;

	@Test
	void whatIsNobodysIsRemovedByTheNext(TestDatabase development) {
		development.execute("CREATE DATABASE " + ORPHAN);
		try (ScratchDatabases scratch = new Replays(this.directory).on(development);
				ScratchDatabase database = scratch.empty()) {
			assertThat(development.queryForStrings(SCRATCH)).containsExactly(database.name());
		}
	}

	@Test
	void whatADumpHasCarriedHereFromAnotherServerIsLeftAlone(TestDatabase development) {
		development.execute("CREATE DATABASE " + ORPHAN);
		development
			.execute("COMMENT ON DATABASE " + ORPHAN + " IS 'ofauto-migrations: scratch on server 7 database 8'");
		try (ScratchDatabases scratch = new Replays(this.directory).on(development)) {
			scratch.empty();
			assertThat(development.queryForStrings(SCRATCH)).contains(ORPHAN);
		}
		finally {
			development.execute("DROP DATABASE " + ORPHAN);
		}
	}

	@Test
	void itsCommentSaysWhereItWasMade(TestDatabase development) {
		try (ScratchDatabases scratch = new Replays(this.directory).on(development);
				ScratchDatabase database = scratch.empty();
				ScratchDatabase copy = scratch.copyOf(database)) {
			assertThat(development.queryForStrings("SELECT shobj_description(d.oid, 'pg_database')"
					+ " = 'ofauto-migrations: scratch on server ' || system_identifier || ' database ' || d.oid"
					+ " FROM pg_database d, pg_control_system() WHERE datname IN ('" + database.name() + "', '"
					+ copy.name() + "')"))
				.containsExactly("t", "t");
		}
	}

	@Test
	void whatSomebodyIsConnectedToIsLeftAlone(TestDatabase development) {
		development.execute("CREATE DATABASE " + ORPHAN);
		Replays project = new Replays(this.directory);
		try (ScratchDatabase orphan = new ScratchDatabase(ORPHAN, Databases.of(development, ORPHAN), "UTC", (gone) -> {
		}); ScratchDatabases scratch = project.on(development)) {
			Replays.execute(orphan, "CREATE TABLE a ()");
			scratch.empty();
			assertThat(development.queryForStrings(SCRATCH)).contains(ORPHAN);
		}
		finally {
			development.execute("DROP DATABASE " + ORPHAN + " WITH (FORCE)");
		}
	}

	@Test
	void twoAtOnceLeaveEachOtherAlone(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		try (ScratchDatabases one = project.on(development); ScratchDatabases other = project.on(development)) {
			ScratchDatabase first = one.replayed(project.migrations());
			ScratchDatabase second = other.replayed(project.migrations());
			assertThat(Replays.query(first, "SELECT 'there' FROM pg_class WHERE relname = 'a'"))
				.containsExactly("there");
			assertThat(Replays.query(second, "SELECT 'there' FROM pg_class WHERE relname = 'a'"))
				.containsExactly("there");
			assertThat(development.queryForStrings(SCRATCH)).containsExactlyInAnyOrder(first.name(), second.name());
		}
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void ofAKilledProcessNothingStays(TestDatabase development) throws IOException, InterruptedException {
		String left = killOneThatHasADatabase(development);
		assertThat(development.queryForStrings(SCRATCH)).containsExactly(left);
		awaitEndOfItsSessions(development, left);
		try (ScratchDatabases scratch = new Replays(this.directory).on(development);
				ScratchDatabase database = scratch.empty()) {
			assertThat(development.queryForStrings(SCRATCH)).containsExactly(database.name());
		}
	}

	private static String killOneThatHasADatabase(TestDatabase development) throws IOException, InterruptedException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1",
				ScratchProcess.class.getName(), development.url(), development.user(), development.password())
			.redirectErrorStream(true);
		builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		Process process = builder.start();
		try (BufferedReader output = process.inputReader()) {
			String line = output.readLine();
			assertThat(line).startsWith("ofauto_scratch_");
			return line;
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	/**
	 * Waits in the server, which notices soon that the client is gone.
	 */
	private static void awaitEndOfItsSessions(TestDatabase development, String database) {
		String key = database.substring("ofauto_scratch_".length(), database.lastIndexOf('_'));
		long lock = Long.parseUnsignedLong(key, 16);
		development.execute("SELECT pg_advisory_lock(" + lock + ")");
		development.execute("DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_stat_activity WHERE datname = '" + database
				+ "') LOOP PERFORM pg_sleep(0.01), pg_stat_clear_snapshot(); END LOOP; END $$");
	}

}
