package com.ofauto.migrations.dev;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.ofauto.migrations.core.Bystander;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.core.GuardedDatabase;
import com.ofauto.migrations.core.LockHolder;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.OperationFailedException;
import com.ofauto.migrations.core.ShownRows;
import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What others do between a look and the act that it allowed is seen by the act.
 */
@ExtendWith(PostgresExtension.class)
class BetweenLookAndActTests {

	private static final String SEEDED = "SELECT to_regclass('seeded')::text";

	private ScriptDirectory scripts;

	@BeforeEach
	void aMigration(@TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY);");
	}

	private static void script(GuardedDatabase database, String sql) {
		database.script("seed.sql", sql.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void whatIsStampedWhileOneWaitsForTheLockIsLeftAlone(TestDatabase database) throws SQLException {
		this.scripts.migrator(database.dataSource()).deploy();
		try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(72707369)");
			MigrationListener stamps = new MigrationListener() {

				@Override
				public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
					database.execute("COMMENT ON TABLE _prisma_migrations IS 'ofauto-migrations: stamped production'");
					release(statement);
				}

			};
			Migrator migrator = new Migrator(database.dataSource(),
					new MigrationDirectory(getClass().getClassLoader(), List.of(this.scripts.location())),
					MigratorSettings.defaults(),
					new Gate(MigrationEnvironment.DEVELOPMENT, true, EnumSet.of(Operation.RESET)), List.of(stamps));
			assertThatExceptionOfType(GateRefusedException.class)
				.isThrownBy(() -> migrator.tools().guarded(Operation.RESET, (guarded) -> {
					throw new AssertionError("let pass");
				}))
				.extracting(GateRefusedException::reason)
				.isEqualTo(Reason.COPY);
		}
	}

	private static void release(Statement statement) {
		try {
			statement.execute("SELECT pg_advisory_unlock(72707369)");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void rowsThatComeBeforeASeedsFirstScriptStopIt(TestDatabase database) {
		database.execute("CREATE TABLE restored (id int)");
		Migrator migrator = Developer.at(database.dataSource(), this.scripts).migrator();
		assertThatExceptionOfType(GateRefusedException.class)
			.isThrownBy(() -> migrator.tools().guarded(Operation.SEED, (guarded) -> {
				database.execute("INSERT INTO restored VALUES (1)");
				script(guarded, "CREATE TABLE seeded ()");
			}))
			.withMessageContaining("has no stamp and holds data (table public.restored has rows)");
		assertThat(database.queryForString(SEEDED)).isNull();
	}

	@Test
	void rowsThatAreNotCommittedYetAreWaitedFor(TestDatabase database) throws SQLException {
		database.execute("CREATE TABLE restored (id int)");
		Migrator migrator = Developer.at(database.dataSource(), this.scripts).migrator();
		try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("INSERT INTO restored VALUES (1)");
			assertThatExceptionOfType(OperationFailedException.class)
				.isThrownBy(() -> migrator.tools()
					.guarded(Operation.SEED, (guarded) -> script(guarded, "CREATE TABLE seeded ()")))
				.withMessageContaining("canceling statement due to lock timeout");
		}
		assertThat(database.queryForString(SEEDED)).isNull();
	}

	@Test
	void rowsThatAreCommittedWhileADropWaitsForTheirTableStopIt(TestDatabase database) throws SQLException {
		database.execute("CREATE TABLE kept (id int)");
		Migrator migrator = Developer.at(database.dataSource(), this.scripts, null, Duration.ofMinutes(1)).migrator();
		List<ShownRows> shown = List.of(new ShownRows("public.kept", "SELECT count(*) FROM public.kept", 0));
		byte[] drop = "DROP TABLE public.kept".getBytes(StandardCharsets.UTF_8);
		try (Bystander other = Bystander.on(database); Bystander watcher = Bystander.on(database)) {
			other.begin("INSERT INTO kept VALUES (1)");
			CompletableFuture<Void> operation = Aside.run(() -> migrator.tools()
				.guarded(Operation.SCHEMA_CHANGE, (guarded) -> guarded.script("change.sql", drop, shown)));
			watcher.await(Bystander.whoWaitsForAllOf("kept"));
			other.commit();
			assertThatExceptionOfType(CompletionException.class).isThrownBy(operation::join)
				.withCauseInstanceOf(GateRefusedException.class)
				.withMessageContaining("(1 now, 0 then)");
		}
		assertThat(database.queryForLong("SELECT count(*) FROM kept")).isOne();
	}

	@Test
	void anEmptyTableThatTheRoleMayOnlyReadIsNotInTheWay(TestDatabase database) {
		String role = "reader_of_" + database.name();
		database.execute("CREATE TABLE kept (id int); CREATE ROLE " + role + " LOGIN PASSWORD 'secret';"
				+ " GRANT SELECT ON kept TO " + role);
		PGSimpleDataSource reader = database.dataSource();
		reader.setUser(role);
		reader.setPassword("secret");
		try {
			Migrator migrator = Developer.at(reader, this.scripts).migrator();
			assertThatNoException()
				.isThrownBy(() -> migrator.tools().guarded(Operation.SEED, (guarded) -> script(guarded, "SELECT 1")));
		}
		finally {
			database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
		}
	}

	@Test
	void aScriptThatGivesTheLockAwayIsRolledBack(TestDatabase database) {
		Migrator migrator = Developer.at(database.dataSource(), this.scripts).deploy().migrator();
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(() -> migrator.tools()
			.guarded(Operation.SEED,
					(guarded) -> script(guarded, "CREATE TABLE seeded (); SELECT pg_advisory_unlock_all()")));
		assertThat(database.queryForString(SEEDED)).isNull();
	}

	@Test
	void whoHasLostTheLockChangesNothing(TestDatabase database) {
		Migrator migrator = Developer.at(database.dataSource(), this.scripts).deploy().migrator();
		assertThatExceptionOfType(OperationFailedException.class)
			.isThrownBy(() -> migrator.tools().guarded(Operation.RESET, (guarded) -> {
				guarded.transaction("SELECT pg_advisory_unlock_all()");
				guarded.transaction("CREATE TABLE seeded ()");
			}));
		assertThat(database.queryForString(SEEDED)).isNull();
	}

}
