package com.ofauto.migrations.dev;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GateRefusedException;
import com.ofauto.migrations.core.GateRefusedException.Reason;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.StampRefusedException;
import com.ofauto.migrations.core.StampedEnvironment;
import com.ofauto.migrations.core.StampedSchema;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
import com.ofauto.migrations.support.TestDatabase;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * A developer whose own schema is one of a database that is stamped in another.
 */
@ExtendWith(PostgresExtension.class)
class StampElsewhereTests {

	private TestDatabase database;

	private ScriptDirectory own;

	@BeforeEach
	void productionInPublic(TestDatabase database, @TempDir Path product, @TempDir Path own) {
		this.database = database;
		ScriptDirectory scripts = new ScriptDirectory(product).with("20260101000000_users",
				"CREATE TABLE users (name text)");
		deployAsProduction(scripts, null);
		database.execute("INSERT INTO users VALUES ('customer'); CREATE SCHEMA reports;"
				+ " CREATE FUNCTION reports.totals() RETURNS int LANGUAGE sql AS 'SELECT 1'");
		this.own = new ScriptDirectory(own).with("20260101000000_reports", "SELECT 1");
	}

	private void deployAsProduction(ScriptDirectory scripts, String schema) {
		migrator(MigrationEnvironment.PRODUCTION, scripts, schema, new MigrationListener() {
		}).deploy();
	}

	private Migrator migrator(MigrationEnvironment environment, ScriptDirectory scripts, String schema,
			MigrationListener listener) {
		MigratorSettings defaults = MigratorSettings.defaults();
		return new Migrator(this.database.dataSource(),
				new MigrationDirectory(getClass().getClassLoader(), List.of(scripts.location())),
				defaults.withDefaultSchema(schema), new Gate(environment, true, Set.of()), List.of(listener));
	}

	@ParameterizedTest
	@EnumSource(Way.class)
	void noWayToAnotherSchemaLeadsPastIt(Way way) {
		Developer developer = way.of(this.database, this.own);
		refused("reset", developer::reset);
		refused("seed", developer::seed);
		refused("schema change", () -> developer.migrator().tools().require(Operation.SCHEMA_CHANGE));
		refused("schema change", () -> developer.migrator().tools().guarded(Operation.SCHEMA_CHANGE, (guarded) -> {
			throw new AssertionError("let pass");
		}));
		refused("replay", () -> developer.migrator().tools().require(Operation.REPLAY));
		assertThat(this.database.queryForLong("SELECT count(*) FROM public.users")).isEqualTo(1);
		assertThat(this.database.queryForLong("SELECT reports.totals()")).isEqualTo(1);
	}

	private void refused(String operation, ThrowingCallable call) {
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(call)
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(Reason.STAMPED))
			.withMessage("Database " + this.database.name() + " is stamped production by the history in schema"
					+ " \"public\". A " + operation
					+ " is for development databases only.\nIf this is the wrong database,"
					+ " correct the URL. If the stamp is wrong, let the owner of the table remove it with COMMENT ON"
					+ " TABLE \"public\"._prisma_migrations IS NULL, and run the application with the arguments migrate stamp development"
					+ " --ofauto.migrations.default-schema=public, which asks for the database's name.");
	}

	@ParameterizedTest
	@EnumSource(Way.class)
	void aHistoryOfOnesOwnBesideItLeadsPastItNeither(Way way) {
		this.database.execute("""
				CREATE TABLE reports._prisma_migrations (LIKE public._prisma_migrations INCLUDING ALL);
				DO $$ BEGIN EXECUTE (SELECT 'COMMENT ON TABLE reports._prisma_migrations IS '
						|| quote_literal('ofauto-migrations: stamped development on server ' || system_identifier
								|| ' database ' || oid)
					FROM pg_control_system(), pg_database WHERE datname = current_database());
				END $$""");
		Developer developer = way.of(this.database, this.own);
		refused("reset", developer::reset);
		refused("seed", developer::seed);
		assertThat(developer.migrator().plan().database().describe())
			.endsWith(", stamped development, schema \"public\" stamped production");
	}

	@ParameterizedTest
	@EnumSource(Way.class)
	void nothingOnDiskLeadsPastItNeither(Way way, @TempDir Path empty) {
		Developer developer = way.of(this.database, new ScriptDirectory(empty));
		assertThat(developer.migrator().plan().migrations()).isEmpty();
		refused("reset", developer::reset);
		refused("seed", developer::seed);
		refused("schema change", () -> developer.migrator().tools().require(Operation.SCHEMA_CHANGE));
		refused("drop", () -> developer.migrator().tools().guarded(Operation.DROP, (guarded) -> {
			throw new AssertionError("let pass");
		}));
		refused("replay", () -> developer.migrator().tools().require(Operation.REPLAY));
		assertThat(this.database.queryForLong("SELECT reports.totals()")).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(Way.class)
	void aDeployIsNotStopped(Way way) {
		this.database.execute("DROP FUNCTION reports.totals()");
		assertThat(way.of(this.database, this.own).migrator().deploy().applied()).hasSize(1);
		assertThat(this.database.queryForString("SELECT obj_description('reports._prisma_migrations'::regclass)"))
			.isNull();
	}

	@Test
	void nobodyIsAskedToStampTheDatabaseLess() {
		this.database.execute("DROP FUNCTION reports.totals()");
		List<String> told = new ArrayList<>();
		Migrator migrator = migrator(MigrationEnvironment.DEVELOPMENT, this.own, "reports", new MigrationListener() {

			@Override
			public void notStampedForItsRows(MigrationEnvironment environment, String rows) {
				told.add(rows);
			}

		});
		migrator.deploy();
		assertThat(told).isEmpty();
		assertThatExceptionOfType(StampRefusedException.class)
			.isThrownBy(() -> migrator.stamp(MigrationEnvironment.DEVELOPMENT, this.database.name()))
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(StampRefusedException.Reason.STRICTER))
			.withMessage("Database " + this.database.name() + " is stamped production by the history in schema"
					+ " \"public\", and the strictest stamp of a database counts.\nDeploys continue without a"
					+ " stamp of this schema. If that stamp is wrong, let the owner of the table remove it with"
					+ " COMMENT ON TABLE" + " \"public\"._prisma_migrations IS NULL, and then stamp this schema.");
		this.database.execute("COMMENT ON TABLE \"public\"._prisma_migrations IS NULL");
		migrator.stamp(MigrationEnvironment.DEVELOPMENT, this.database.name());
		assertThat(migrator.plan().database().describe()).endsWith(", stamped development");
	}

	@Test
	void aDeployBesideACopyIsNotStopped() {
		this.database.execute("DROP FUNCTION reports.totals(); COMMENT ON TABLE public._prisma_migrations IS"
				+ " 'ofauto-migrations: stamped production on server 7000000000000000001 database 4711'");
		assertThat(Way.DEFAULT_SCHEMA.of(this.database, this.own).migrator().deploy().applied()).hasSize(1);
	}

	@Test
	void ofManySchemasTheStrictestCounts() {
		for (int tenant = 1; tenant <= 3; tenant++) {
			deployAsProduction(this.own, "tenant_" + tenant);
		}
		this.database.execute("COMMENT ON TABLE tenant_2._prisma_migrations IS"
				+ " 'ofauto-migrations: stamped production on server 7000000000000000001 database 4711';"
				+ " COMMENT ON TABLE tenant_3._prisma_migrations IS NULL");
		Developer developer = Way.DEFAULT_SCHEMA.of(this.database, this.own);
		assertThat(developer.migrator().plan().database().elsewhere()).isEqualTo(
				new StampedSchema("tenant_2", new StampedEnvironment(MigrationEnvironment.PRODUCTION, true, false)));
		assertThatExceptionOfType(GateRefusedException.class).isThrownBy(developer::reset)
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(Reason.COPY))
			.withMessage("Database " + this.database.name() + " is stamped production by the history in schema"
					+ " \"tenant_2\", but the stamp was written for another server or database: this is a copy of"
					+ " production. A reset is for development databases only.\nIf this copy is yours and its data"
					+ " may be lost, run the application with the arguments migrate stamp development"
					+ " --ofauto.migrations.default-schema=tenant_2, which asks for the database's name.");
	}

	@Test
	void theCommandsOfTheMessagesLetItPass() {
		this.database.execute("COMMENT ON TABLE \"public\"._prisma_migrations IS NULL; DELETE FROM users");
		Developer developer = Way.DEFAULT_SCHEMA.of(this.database, this.own);
		assertThatNoException().isThrownBy(developer::reset);
	}

	@Test
	void aTemporaryTableOfThatNameSaysNothing() throws Exception {
		this.database.execute("COMMENT ON TABLE \"public\"._prisma_migrations IS NULL; DELETE FROM users");
		try (var other = this.database.dataSource().getConnection(); var statement = other.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE _prisma_migrations (); COMMENT ON TABLE _prisma_migrations IS"
					+ " 'ofauto-migrations: stamped production'");
			assertThatNoException().isThrownBy(Way.DEFAULT_SCHEMA.of(this.database, this.own)::reset);
		}
	}

	/**
	 * What makes another schema than {@code public} the application's.
	 */
	enum Way {

		DEFAULT_SCHEMA {

			@Override
			Developer of(TestDatabase database, ScriptDirectory scripts) {
				return Developer.at(database.dataSource(), scripts, "reports", java.time.Duration.ofSeconds(1));
			}

		},

		CURRENT_SCHEMA_OF_THE_URL {

			@Override
			Developer of(TestDatabase database, ScriptDirectory scripts) {
				PGSimpleDataSource dataSource = database.dataSource();
				dataSource.setCurrentSchema("reports");
				return Developer.at(dataSource, scripts);
			}

		},

		SEARCH_PATH_OF_THE_ROLE {

			@Override
			Developer of(TestDatabase database, ScriptDirectory scripts) {
				database
					.execute("ALTER ROLE CURRENT_USER IN DATABASE " + database.name() + " SET search_path = reports");
				return Developer.at(database.dataSource(), scripts);
			}

		};

		abstract Developer of(TestDatabase database, ScriptDirectory scripts);

	}

}
