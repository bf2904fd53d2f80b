package com.ofauto.migrations.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.core.DeployMark;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.report.FailureView;
import com.ofauto.migrations.report.MarkView;
import com.ofauto.migrations.report.PendingView;
import com.ofauto.migrations.report.PlanView;
import com.ofauto.migrations.support.CountingProxy;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class MigrationsEndpointTests {

	private static final String CLIENTS = "20260105080000_create_client";

	@TempDir
	Path directory;

	private ScriptDirectory scripts;

	@BeforeEach
	void writeAMigration() {
		this.scripts = new ScriptDirectory(this.directory).with(CLIENTS,
				"CREATE TABLE client (id bigint PRIMARY KEY);");
	}

	private static MigrationsEndpoint endpoint(Migrator migrator, Show showValues) {
		return new MigrationsEndpoint(Map.of("migrator", migrator), showValues);
	}

	@Test
	void costsOneRoundTripForEachMigrator(TestDatabase database) {
		try (CountingProxy proxy = CountingProxy.before(database)) {
			Migrator migrator = this.scripts.migrator(proxy.dataSource());
			MigrationsEndpoint endpoint = new MigrationsEndpoint(Map.of("first", migrator, "second", migrator),
					Show.ALWAYS);
			migrator.deploy();
			proxy.reset();
			assertThat(endpoint.migrations().databases()).containsOnlyKeys("first", "second");
			assertThat(proxy.roundTrips()).isEqualTo(2);
			proxy.reset();
			assertThat(endpoint.migration("first", CLIENTS)).isNotNull();
			assertThat(proxy.roundTrips()).as("the history, and the mark of one record").isEqualTo(2);
		}
	}

	@Test
	void aLookWritesNothing(TestDatabase database) {
		endpoint(this.scripts.migrator(database.dataSource()), Show.ALWAYS).migrations();
		assertThat(database.queryForString("SELECT to_regclass('_prisma_migrations')")).isNull();
	}

	@Test
	void aDatabaseOutOfReachIsAnAnswerWithoutWhatTheDriverSaid(TestDatabase database) {
		PlanView answer = endpoint(outOfReach(database), Show.NEVER).migrations().databases().get("migrator");
		assertThat(answer.state()).isEqualTo("unreachable");
		assertThat(answer.locations()).containsExactly(this.scripts.location());
		assertThat(answer.database()).isNull();
		assertThat(answer.failure()).isEqualTo(new FailureView("The database could not be read (SQLSTATE 3D000).",
				"Create the database, or correct the URL.", null, null, null, null, "3D000", null, null));
	}

	@Test
	void aDatabaseOutOfReachIsAnAnswerWithWhatTheDriverSaidWhereValuesAreShown(TestDatabase database) {
		PlanView answer = endpoint(outOfReach(database), Show.ALWAYS).migrations().databases().get("migrator");
		assertThat(answer.failure()).isNotNull();
		assertThat(answer.failure().problem()).contains("\"nowhere\" does not exist");
	}

	@Test
	void aMigrationOfADatabaseOutOfReachIsUnavailable(TestDatabase database) {
		MigrationsEndpointWebExtension extension = new MigrationsEndpointWebExtension(
				endpoint(outOfReach(database), Show.NEVER), Show.NEVER, Set.of());
		WebEndpointResponse<MigrationDescriptor> response = extension.migration(SecurityContext.NONE, "migrator",
				CLIENTS);
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getBody().status()).isEqualTo("unreachable");
	}

	@Test
	void overJmxTheErrorIsToldUnlessValuesAreNeverShown(TestDatabase database) {
		Migrator migrator = this.scripts.migrator(database.dataSource());
		migrator.deploy();
		database.execute("UPDATE _prisma_migrations SET finished_at = NULL, logs = 'secret'");
		assertThat(endpoint(migrator, Show.NEVER).migration("migrator", CLIENTS)).asString().doesNotContain("secret");
		assertThat(endpoint(migrator, Show.WHEN_AUTHORIZED).migration("migrator", CLIENTS).logs()).isEqualTo("secret");
	}

	@Test
	void whoRanADeployIsToldWhereValuesAreShown(TestDatabase database) {
		Migrator migrator = this.scripts.migrator(database.dataSource());
		DeployMark mark = Objects.requireNonNull(migrator.deploy().mark());
		MarkView hidden = endpoint(migrator, Show.NEVER).migration("migrator", CLIENTS).mark();
		assertThat(hidden)
			.isEqualTo(endpoint(migrator, Show.NEVER).migrations().databases().get("migrator").lastRun().mark());
		assertThat(hidden.position()).isEqualTo(mark.position());
		assertThat(hidden.user()).isNull();
		assertThat(endpoint(migrator, Show.ALWAYS).migration("migrator", CLIENTS).mark().user())
			.isEqualTo(database.user());
		database.execute("UPDATE _prisma_migrations SET logs = NULL");
		assertThat(endpoint(migrator, Show.ALWAYS).migration("migrator", CLIENTS).mark()).isNull();
	}

	@Test
	void aSquashThatTheDatabaseHasIsToldAsToBeRecorded(TestDatabase database) throws IOException {
		Migrator migrator = this.scripts.migrator(database.dataSource());
		String checksum = migrator.plan().toApply().get(0).checksum();
		migrator.deploy();
		FileSystemUtils.deleteRecursively(this.directory.resolve(CLIENTS));
		this.scripts.with("20270101000000_squashed", "CREATE TABLE client (id bigint PRIMARY KEY);")
			.with("20270102000000_next", "SELECT 1;");
		Files.writeString(this.directory.resolve("20270101000000_squashed/migration.properties"),
				"replaces=" + checksum + " " + CLIENTS);
		MigrationsEndpoint endpoint = endpoint(this.scripts.migrator(database.dataSource()), Show.NEVER);
		List<PendingView> pending = endpoint.migrations().databases().get("migrator").pending();
		assertThat(pending.get(0)).isEqualTo(
				new PendingView("20270101000000_squashed", 1, "yes", false, 0, true, null, null, null, null, null));
		assertThat(pending.get(1).verdict().kind()).isEqualTo("unknown");
		assertThat(endpoint.migration("migrator", "20270101000000_squashed").recorded()).isTrue();
		assertThat(endpoint.migration("migrator", "20270102000000_next").recorded()).isNull();
	}

	private Migrator outOfReach(TestDatabase database) {
		PGSimpleDataSource dataSource = database.dataSource();
		dataSource.setDatabaseName("nowhere");
		return this.scripts.migrator(dataSource);
	}

}
