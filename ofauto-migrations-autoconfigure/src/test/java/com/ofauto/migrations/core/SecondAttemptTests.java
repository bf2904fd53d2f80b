package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Decisions about a migration of which the history has several attempts.
 */
@ExtendWith(PostgresExtension.class)
class SecondAttemptTests {

	private static final String ATTEMPTS = "SELECT migration_name, CASE WHEN finished_at IS NOT NULL THEN 'finished'"
			+ " WHEN rolled_back_at IS NOT NULL THEN 'rolled back' ELSE 'unfinished' END"
			+ " FROM _prisma_migrations ORDER BY migration_name, started_at";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private Migrator migrator;

	@BeforeEach
	void deploy(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory).with("1_a", "CREATE TABLE a (id int)")
			.with("2_b", "CREATE TABLE b (id int)");
		this.migrator = this.migrations.migrator(database.dataSource());
		this.migrator.deploy();
	}

	private void attempt(TestDatabase database, String name, String finished) {
		database
			.execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at) VALUES ('"
					+ RunContext.newId() + "', 'x', '" + name + "', now() + interval '1 minute', " + finished + ")");
	}

	@Test
	void oneThatIsNotFinishedIsInTheWayOfABaseline(TestDatabase database) {
		database.execute("DELETE FROM _prisma_migrations");
		attempt(database, "1_a", "NULL");
		assertThatExceptionOfType(ResolveRefusedException.class).isThrownBy(() -> this.migrator.baseline("2_b"))
			.extracting(ResolveRefusedException::reason)
			.isEqualTo(ResolveRefusedException.Reason.HISTORY_EXISTS);
	}

	@Test
	void oneBehindAFinishedOneIsDecidedByDeclaringItApplied(TestDatabase database) {
		attempt(database, "2_b", "NULL");
		this.migrator.resolve(List.of(new Decision.Applied("2_b")));
		assertThat(database.queryForStrings(ATTEMPTS)).containsExactlyInAnyOrder("1_a|finished", "2_b|finished",
				"2_b|rolled back", "2_b|finished");
	}

	@Test
	void oneOfWhatStandsForAnotherIsDecidedByThat(TestDatabase database) {
		attempt(database, "2_b", "NULL");
		this.migrations.without("1_a");
		this.migrator.resolve(List.of(new Decision.Renamed("1_a", "2_b")));
		assertThat(database.queryForStrings(ATTEMPTS)).containsExactlyInAnyOrder("1_a|finished", "2_b|finished",
				"2_b|rolled back", "2_b|finished");
	}

	@Test
	void theNewestOfSeveralThatFinishedCounts(TestDatabase database) {
		attempt(database, "2_b", "now() + interval '1 minute'");
		this.migrations.with("2_b", "-- edited");
		this.migrator.resolve(List.of(new Decision.EditAccepted("2_b")));
		assertThat(database.queryForString(
				"SELECT checksum FROM _prisma_migrations WHERE migration_name = '2_b' ORDER BY started_at DESC LIMIT 1"))
			.isEqualTo(Checksum.of("-- edited"));
	}

	@Test
	void whatAPersonAddsToAMarkDoesNotTakeItAway() {
		assertThat(Retirement.parse("ofauto-migrations: replaced by 2_b\nAsk Anna")).isEqualTo(new Retirement("2_b"));
		assertThat(Retirement.parse("ofauto-migrations: removed on purpose\nAsk Anna")).isEqualTo(new Retirement(null));
		assertThat(Retirement.parse("Ask Anna\nofauto-migrations: removed on purpose")).isNull();
	}

}
