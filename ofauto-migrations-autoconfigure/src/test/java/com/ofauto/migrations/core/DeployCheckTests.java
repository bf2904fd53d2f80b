package com.ofauto.migrations.core;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What can stop a deploy under the lock, before it has changed anything.
 */
@ExtendWith(PostgresExtension.class)
class DeployCheckTests {

	private static final String FIRST = "1_clients";

	private static final String SECOND = "2_email";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	private final List<PlannedDeploy> asked = new ArrayList<>();

	private boolean stopping;

	@BeforeEach
	void writeAMigration() {
		this.migrations = new MigrationsOnDisk(this.directory).with(FIRST, "CREATE TABLE clients (id int);");
	}

	private Migrator migrator(DataSource dataSource, DeployCheck... checks) {
		return this.migrations.migrator(dataSource, MigrationsOnDisk.settings().withChecks(List.of(checks)));
	}

	private void check(PlannedDeploy deploy, Connection connection) throws SQLException {
		this.asked.add(deploy);
		if (this.stopping) {
			throw new Stopped();
		}
	}

	private void deployTheFirst(TestDatabase database) {
		this.migrations.migrator(database.dataSource()).deploy();
		this.migrations.with(SECOND, "ALTER TABLE clients ADD email text;");
	}

	@Test
	void stopsADeployBeforeAnythingIsApplied(TestDatabase database) {
		deployTheFirst(database);
		this.stopping = true;
		Migrator migrator = migrator(database.dataSource(), this::check);
		assertThatExceptionOfType(Stopped.class).isThrownBy(migrator::deploy);
		assertThat(migrator.plan().of(SECOND)).isInstanceOf(MigrationStatus.Pending.class);
		assertThat(this.migrations.log().lines()).endsWith("failed: Stopped").doesNotContain("started " + SECOND);
		assertThat(database.queryForLong("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")).isZero();
		this.stopping = false;
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void isAskedUnderTheLockWithThePlanThatWasMadeThere(TestDatabase database) {
		deployTheFirst(database);
		Migrator other = this.migrations.migrator(database.dataSource());
		List<Long> locks = new ArrayList<>();
		Migrator migrator = migrator(database.dataSource(),
				(deploy, connection) -> locks
					.add(database.queryForLong("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")),
				this::check);
		migrator.deploy();
		assertThat(locks).singleElement().satisfies((held) -> assertThat(held).isPositive());
		assertThat(this.asked).singleElement().satisfies((deploy) -> {
			assertThat(deploy.plan().toApply()).extracting(Migration::name).containsExactly(SECOND);
			assertThat(deploy.accepted()).isEmpty();
			assertThat(deploy.begun()).isFalse();
		});
		assertThat(other.plan().toApply()).isEmpty();
	}

	@Test
	void isNotAskedInTheFirstDeployNorWithNothingPending(TestDatabase database) {
		Migrator migrator = migrator(database.dataSource(), this::check);
		migrator.tools().requireUnstopped(migrator.plan(), Set.of(), List.of());
		migrator.deploy();
		migrator.deploy();
		migrator.tools().requireUnstopped(migrator.plan(), Set.of(), List.of());
		assertThat(this.asked).isEmpty();
	}

	@Test
	void isAskedAgainAfterALostConnection(TestDatabase database) {
		deployTheFirst(database);
		this.migrations.with("3_phone", "ALTER TABLE clients ADD phone text;");
		try (CountingProxy proxy = CountingProxy.before(database)) {
			proxy.cutBeforeReplyTo((text) -> text.contains("INSERT INTO") && text.contains(SECOND));
			assertThat(migrator(proxy.dataSource(), this::check).deploy().applied()).hasSize(2);
		}
		assertThat(this.asked).extracting((deploy) -> deploy.plan().toApply().size()).containsExactly(2, 1);
		assertThat(this.asked).extracting(PlannedDeploy::begun).containsExactly(false, true);
	}

	@Test
	void hearsWhatAPersonAccepts(TestDatabase database) {
		deployTheFirst(database);
		Migrator migrator = migrator(database.dataSource(), this::check);
		migrator.tools().requireUnstopped(migrator.plan(), Set.of("window"), List.of());
		migrator.tools().deploy(Set.of(SECOND));
		assertThat(this.asked).extracting(PlannedDeploy::accepted).containsExactly(Set.of("window"), Set.of(SECOND));
	}

	@Test
	void aDatabaseThatDoesNotAnswerStopsTheDeploy(TestDatabase database) {
		deployTheFirst(database);
		Migrator migrator = migrator(database.dataSource(), (deploy, connection) -> {
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT 1 / 0");
			}
		});
		assertThatExceptionOfType(DatabaseAccessException.class).isThrownBy(migrator::deploy)
			.satisfies((failure) -> assertThat(failure.problem()).isEqualTo(
					"Could not find out what the pending migrations do to the database: ERROR: division by zero"));
		assertThatExceptionOfType(DatabaseAccessException.class)
			.isThrownBy(() -> migrator.tools().requireUnstopped(migrator.plan(), Set.of(), List.of()));
		assertThat(migrator.plan().toApply()).hasSize(1);
	}

	/**
	 * As a subclass in another room would be.
	 */
	private static final class Stopped extends DeployStoppedException {

		Stopped() {
			super("Stopped.", "Go on.");
		}

		@Override
		public Kind kind() {
			return Kind.REFUSED;
		}

	}

}
