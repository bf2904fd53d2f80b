package com.ofauto.migrations.devtools.scratch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGStatement;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scratch databases on the development server, and the replays that are kept there.
 */
@ExtendWith(PostgresExtension.class)
class ScratchDatabasesTests {

	private static final String SCRATCH = "SELECT datname FROM pg_database WHERE datname LIKE 'ofauto\\_scratch\\_%'";

	private static final String LIKENESS = "SELECT concat_ws(' ', pg_encoding_to_char(encoding), datcollate, datctype)"
			+ " FROM pg_database WHERE datname = current_database()";

	private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
			+ " AND tablename <> '_prisma_migrations' ORDER BY 1";

	@TempDir
	private Path directory;

	@Test
	void anEmptyDatabaseIsLikeTheDevelopmentDatabaseAndGoneWhenClosed(TestDatabase development) {
		try (ScratchDatabases scratch = new Replays(this.directory).on(development);
				ScratchDatabase database = scratch.empty()) {
			assertThat(database.name()).startsWith("ofauto_scratch_");
			assertThat(Replays.query(database, LIKENESS))
				.containsExactly(String.valueOf(development.queryForString(LIKENESS)));
			assertThat(development.queryForStrings(SCRATCH)).containsExactly(database.name());
		}
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void theCollationOfTheDevelopmentDatabaseIsThatOfAllOthers(TestDatabase server) {
		server.execute("CREATE DATABASE scratch_c TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
		try (ScratchDatabases scratch = new Replays(this.directory).on(Databases.of(server, "scratch_c"), null, false);
				ScratchDatabase database = scratch.empty()) {
			assertThat(Replays.query(database, LIKENESS)).containsExactly("SQL_ASCII C C");
		}
		finally {
			server.execute("DROP DATABASE scratch_c");
		}
	}

	@Test
	void theSearchPathOfTheDevelopmentDatabaseIsThatOfAllOthers(TestDatabase development) {
		development.execute("ALTER DATABASE " + development.name() + " SET search_path = app, public");
		try (ScratchDatabases scratch = new Replays(this.directory).on(development);
				ScratchDatabase database = scratch.empty()) {
			assertThat(Replays.query(database, "SHOW search_path")).containsExactly("app, public");
		}
	}

	@Test
	void aDefinitionDoesNotPrepareStatementsAgain(TestDatabase development) throws SQLException {
		try (ScratchDatabases scratch = new Replays(this.directory).on(development);
				ScratchDatabase database = scratch.empty();
				Connection connection = database.dataSource().getConnection();
				Statement definition = connection.createStatement();
				PreparedStatement look = connection
					.prepareStatement("SELECT generic_plans + custom_plans FROM pg_prepared_statements")) {
			look.unwrap(PGStatement.class).setPrepareThreshold(1);
			for (int i = 0; i < 3; i++) {
				definition.execute("CREATE TABLE made_" + i + " ()");
				try (ResultSet plans = look.executeQuery()) {
					assertThat(plans.next()).isTrue();
					assertThat(plans.getInt(1)).isEqualTo(i + 1);
				}
			}
		}
	}

	@Test
	void aSecondReplayAppliesNothing(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();")
			.with("2_b", "CREATE TABLE b ();");
		replay(project, development, "a", "b");
		assertThat(project.applied()).containsExactly("1_a", "2_b");
		replay(project, development, "a", "b");
		assertThat(project.applied()).isEmpty();
	}

	@Test
	void aMigrationMoreIsAppliedAlone(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		replay(project, development, "a");
		project.applied();
		project.with("2_b", "CREATE TABLE b ();").with("3_c", "CREATE TABLE c ();");
		replay(project, development, "a", "b", "c");
		assertThat(project.applied()).containsExactly("2_b", "3_c");
	}

	@Test
	void fromAnEditedMigrationOnAllAreAppliedAgain(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		replay(project, development, "a");
		project.with("2_b", "CREATE TABLE b ();");
		replay(project, development, "a", "b");
		project.applied();
		project.with("2_b", "CREATE TABLE d ();");
		replay(project, development, "a", "d");
		assertThat(project.applied()).containsExactly("2_b");
	}

	@Test
	void aReplayThatIsChangedDoesNotChangeTheNext(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		try (ScratchDatabases scratch = project.on(development)) {
			try (ScratchDatabase database = scratch.replayed(project.migrations())) {
				Replays.execute(database, "DROP TABLE a");
			}
			try (ScratchDatabase database = scratch.replayed(project.migrations())) {
				assertThat(Replays.query(database, TABLES)).containsExactly("a");
			}
		}
	}

	@Test
	void aMigrationThatFailsIsNamedWithItsPlace(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();")
			.with("2_b", "CREATE TABLE b ();\nDROP TABLE c;");
		try (ScratchDatabases scratch = project.on(development)) {
			assertThatExceptionOfType(ReplayFailedException.class)
				.isThrownBy(() -> scratch.replayed(project.migrations()))
				.satisfies((ex) -> {
					assertThat(ex.migration()).isEqualTo("2_b");
					assertThat(ex.location()).hasToString(this.directory.resolve("2_b/migration.sql") + ":2:1");
					assertThat(ex.failure()).isNotNull().extracting(StatementFailure::sqlState).isEqualTo("42P01");
					assertThat(ex.problem()).isEqualTo("""
							The migrations cannot be replayed in an empty database: 2_b fails.
							%s:2:1: table "c" does not exist (SQLSTATE 42P01)
							    DROP TABLE c;""".formatted(this.directory.resolve("2_b/migration.sql")));
				});
		}
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void aRoleThatIsThereAlreadyHasARemedyOfItsOwn(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "DO $$BEGIN CREATE ROLE postgres; END$$;");
		try (ScratchDatabases scratch = project.on(development)) {
			assertThatExceptionOfType(ReplayFailedException.class)
				.isThrownBy(() -> scratch.replayed(project.migrations()))
				.satisfies((ex) -> assertThat(ex.remedy()).startsWith("A role belongs to the server"));
		}
	}

	@Test
	void whatIsCopiedNeedNotBeClosedBefore(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		try (ScratchDatabases scratch = project.on(development);
				ScratchDatabase database = scratch.replayed(project.migrations())) {
			Replays.execute(database, "CREATE TABLE b ()");
			try (ScratchDatabase copy = scratch.copyOf(database)) {
				Replays.execute(database, "CREATE TABLE c ()");
				assertThat(Replays.query(copy, TABLES)).containsExactly("a", "b");
				assertThat(Replays.query(database, TABLES)).containsExactly("a", "b", "c");
			}
		}
	}

	@Test
	void aConnectionThatWasGivenBackIsAsNew(TestDatabase development) {
		try (ScratchDatabases scratch = new Replays(this.directory).on(development);
				ScratchDatabase database = scratch.empty()) {
			Replays.execute(database, "SET search_path = elsewhere");
			assertThat(Replays.query(database, "SHOW search_path")).containsExactly("\"$user\", public");
		}
	}

	@Test
	void aSecondReplayIsAHandfulOfStatements(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		replay(project, development, "a");
		try (CountingProxy proxy = CountingProxy.before(development);
				ScratchDatabases scratch = project.on(proxy.dataSource(), null, false)) {
			proxy.reset();
			scratch.replayed(project.migrations());
			assertThat(proxy.statements()).isLessThanOrEqualTo(17);
			assertThat(proxy.connections()).isEqualTo(3);
		}
	}

	@Test
	void aLookAtAReplayThatIsKeptMakesNothing(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		replay(project, development, "a");
		project.applied();
		try (ScratchDatabases scratch = project.on(development)) {
			assertThat(look(scratch, project)).containsExactly("a");
			assertThat(development.queryForStrings(SCRATCH)).isEmpty();
			assertThat(project.applied()).isEmpty();
		}
	}

	@Test
	void whatALookHasMadeIsThereForWhoeverTakesItNext(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		replay(project, development, "a");
		project.with("2_b", "CREATE TABLE b ();").applied();
		try (ScratchDatabases scratch = project.on(development)) {
			assertThat(look(scratch, project)).containsExactly("a", "b");
			try (ScratchDatabase taken = scratch.replayed(project.migrations())) {
				assertThat(Replays.query(taken, TABLES)).containsExactly("a", "b");
				Replays.execute(taken, "DROP TABLE b");
			}
			assertThat(project.applied()).containsExactly("2_b");
			assertThat(look(scratch, project)).containsExactly("a", "b");
		}
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void aFirstLookIsKeptAndLeavesACopy(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		try (ScratchDatabases scratch = project.on(development)) {
			assertThat(look(scratch, project)).containsExactly("a");
			assertThat(kept(development)).hasSize(1);
			try (ScratchDatabase taken = scratch.replayed(project.migrations())) {
				assertThat(Replays.query(taken, TABLES)).containsExactly("a");
			}
			assertThat(project.applied()).containsExactly("1_a");
		}
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void aReplayThatSomebodyRemovesMeanwhileIsMadeAgain(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		try (ScratchDatabases scratch = project.on(development)) {
			look(scratch, project);
			kept(development).forEach((name) -> development.execute("DROP DATABASE \"" + name + "\" WITH (FORCE)"));
			assertThat(look(scratch, project)).containsExactly("a");
			try (ScratchDatabase taken = scratch.replayed(project.migrations())) {
				assertThat(Replays.query(taken, TABLES)).containsExactly("a");
			}
		}
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void databasesAreMadeAtTheSameTime(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		try (ScratchDatabases scratch = project.on(development)) {
			List<CompletableFuture<ScratchDatabase>> made = IntStream.range(0, 8)
				.mapToObj((number) -> Aside
					.supply(() -> (number % 2 == 0) ? scratch.empty() : scratch.replayed(project.migrations())))
				.toList();
			List<String> names = made.stream().map((database) -> database.join().name()).toList();
			assertThat(names).doesNotHaveDuplicates();
			assertThat(development.queryForStrings(SCRATCH)).containsExactlyInAnyOrderElementsOf(names);
		}
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	@Test
	void aFewMigrationsMoreAreNotKept(TestDatabase development) {
		Replays project = new Replays(this.directory).with("1_a", "CREATE TABLE a ();");
		replay(project, development, "a");
		List<String> kept = kept(development);
		project.with("2_b", "CREATE TABLE b ();");
		replay(project, development, "a", "b");
		assertThat(kept(development)).isEqualTo(kept).hasSize(1);
	}

	@Test
	void threeReplaysOfAProjectAreKept(TestDatabase development) {
		Replays project = new Replays(this.directory);
		for (int number = 1; number <= 5; number++) {
			for (String part : List.of("a", "b", "c", "d", "e")) {
				project.with(number + part, "CREATE TABLE t" + number + part + " ();");
			}
			try (ScratchDatabases scratch = project.on(development)) {
				scratch.replayed(project.migrations());
			}
		}
		assertThat(kept(development)).hasSize(3);
		assertThat(development.queryForStrings(SCRATCH)).isEmpty();
	}

	private List<String> kept(TestDatabase development) {
		return development.queryForStrings("SELECT datname FROM pg_database WHERE datname LIKE 'ofauto\\_replay\\_%'"
				+ " AND shobj_description(oid, 'pg_database') LIKE '% by " + this.directory + "'");
	}

	private static List<String> look(ScratchDatabases scratch, Replays project) {
		return scratch.look(project.migrations(),
				(database) -> new JdbcTemplate(database).queryForList(TABLES, String.class));
	}

	private static void replay(Replays project, TestDatabase development, String... tables) {
		try (ScratchDatabases scratch = project.on(development);
				ScratchDatabase database = scratch.replayed(project.migrations())) {
			assertThat(Replays.query(database, TABLES)).containsExactly(tables);
		}
	}

}
