package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.ofauto.migrations.support.Aside;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * With a default schema, the rest of the search path is behind it: a name that is not in
 * the default schema leads to what others have there.
 */
@ExtendWith(PostgresExtension.class)
class OutsideNameTests {

	private static final String USERS = "SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute"
			+ " WHERE attrelid = to_regclass('public.users') AND attnum > 0";

	@TempDir
	Path directory;

	private MigrationsOnDisk migrations;

	@BeforeEach
	void createWhatOthersHave(TestDatabase database) {
		this.migrations = new MigrationsOnDisk(this.directory);
		database.execute("CREATE TABLE public.users (id int PRIMARY KEY); INSERT INTO public.users VALUES (1);"
				+ " CREATE SEQUENCE public.numbers; CREATE VIEW public.shown AS SELECT id FROM public.users");
	}

	@Test
	void aMigrationThatChangesWhatOthersHaveIsRolledBackAndSaysWhatItWasAndWhere(TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE a ();\n\nALTER TABLE users ADD name text;\n");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessage("Migration 1_a failed.\n" + this.migrations.location("1_a")
					+ ":3:1: this changes public.users, outside of the default schema \"app\", and no file names that"
					+ " schema.\n    ALTER TABLE users ADD name text;\nNothing of this migration remains: it was rolled"
					+ " back.\nA name without a schema was not found in the default schema, but in a later schema"
					+ " of the search path. If you mean that object, write its schema before the name; if not,"
					+ " create the object in the default schema first.\nIf this migration is applied nowhere yet,"
					+ " correct the file and start again. If it is"
					+ " applied in another environment, do not touch it: repair the data, or "
					+ NextStep.resolve(new Decision.Applied("1_a")) + ", and write a new migration.");
		assertThat(database.queryForString(USERS)).isEqualTo("id");
		assertThat(database.queryForString("SELECT to_regclass('app.a')::text")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO users VALUES (2)", "DELETE FROM users", "TRUNCATE users", "DROP VIEW shown",
			"DROP TABLE IF EXISTS users CASCADE", "DO $$BEGIN EXECUTE 'DROP TABLE ' || 'users CASCADE'; END$$",
			"DO $$BEGIN UPDATE users SET id = 3; END$$", "CREATE INDEX ON users (id)",
			"CREATE TABLE t (id int REFERENCES users)", "COMMENT ON TABLE users IS 'mine'", "LOCK TABLE users",
			"ALTER SEQUENCE numbers RESTART 5", "ALTER INDEX users_pkey SET (fillfactor = 50)",
			"ALTER INDEX users_pkey RENAME TO mine", "COPY users FROM STDIN;\n7\n\\.", "VACUUM; DELETE FROM users",
			"-- public.users\nDELETE FROM users", "SET search_path = app; RESET search_path; DELETE FROM users",
			"SAVEPOINT s; DROP TABLE IF EXISTS nothing; ROLLBACK TO s; DROP TABLE users CASCADE",
			"DROP TABLE IF EXISTS nothing; RESET ALL; DROP TABLE users CASCADE",
			"DROP TABLE users CASCADE; RESET ALL; SELECT 1", "DROP TABLE users CASCADE; SAVEPOINT s; ROLLBACK TO s",
			"SAVEPOINT s; GRANT SELECT ON users TO PUBLIC; RELEASE s",
			"SET LOCAL work_mem = '5MB'; DROP TABLE users CASCADE",
			"LOCK TABLE app._prisma_migrations IN SHARE MODE; DROP TABLE users CASCADE" })
	void whateverWayItTakes(String script, TestDatabase database) {
		this.migrations.with("1_a", script);
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining("this changes public.")
			.withMessageContaining(", outside of the default schema \"app\", and no file names that schema.");
		assertThat(database.queryForString("SELECT string_agg(id::text, '') FROM public.shown")).isEqualTo("1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE t AS SELECT * FROM users", "SELECT nextval('numbers')",
			"CREATE TABLE t (id int); INSERT INTO t SELECT id FROM users; DROP TABLE t",
			"SELECT id FROM users FOR SHARE",
			"BEGIN ISOLATION LEVEL SERIALIZABLE; CREATE TABLE t AS SELECT * FROM users; COMMIT",
			"CREATE EXTENSION citext SCHEMA public", "CREATE TEMPORARY TABLE t (); DROP TABLE t", "ANALYZE",
			"ANALYZE (VERBOSE);", "ANALYSE VERBOSE", "ANALYZE (SKIP_LOCKED, VERBOSE false)",
			"SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SELECT 1",
			"CREATE SCHEMA AUTHORIZATION CURRENT_USER CREATE TABLE tt (id int); DROP TABLE postgres.tt",
			"CREATE SCHEMA audit; DO $$BEGIN EXECUTE format('CREATE TABLE %I.%I (id int)', 'audit', 'log'); END$$",
			"UPDATE public.users SET id = 1", "DROP VIEW public.shown; CREATE VIEW public.shown AS SELECT 1 AS id",
			"CREATE SCHEMA other; CREATE TABLE other.t (); DROP SCHEMA other CASCADE",
			"CREATE TABLE t (); DROP TABLE t; RESET ALL; SAVEPOINT s; CREATE TABLE t (); DROP TABLE t; ROLLBACK TO s",
			"SET search_path = public; UPDATE users SET id = 1", "CREATE VIEW v AS SELECT * FROM users; DROP VIEW v" })
	void whatReadsNamesOrMakesIsNoneOfIt(String script, TestDatabase database) {
		this.migrations.with("1_a", script);
		assertThat(deploy(database).applied()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "DROP FUNCTION one()", "ALTER FUNCTION one() STABLE", "ALTER FUNCTION one() RENAME TO mine",
					"ALTER FUNCTION one() SET SCHEMA app", "GRANT EXECUTE ON FUNCTION one() TO PUBLIC",
					"DROP TYPE mood", "ALTER TYPE mood ADD VALUE 'bad'", "ALTER TYPE mood RENAME VALUE 'good' TO 'bad'",
					"COMMENT ON TYPE mood IS 'mine'", "ALTER DOMAIN positive ADD CHECK (value < 9)",
					"ALTER DOMAIN positive SET DEFAULT 1", "ALTER DOMAIN positive DROP CONSTRAINT positive_check",
					"ALTER OPERATOR FAMILY compared USING btree ADD OPERATOR 1 < (int, int)",
					"ALTER OPERATOR FAMILY compared USING btree ADD FUNCTION 1 (int, int) btint4cmp(int, int)",
					"ALTER OPERATOR FAMILY ordered USING btree DROP OPERATOR 1 (int, int)",
					"ALTER OPERATOR FAMILY ordered USING btree DROP FUNCTION 1 (int, int)",
					"ALTER TEXT SEARCH CONFIGURATION texts DROP MAPPING FOR word",
					"ALTER TEXT SEARCH CONFIGURATION texts ALTER MAPPING FOR word WITH simple",
					"ALTER TEXT SEARCH DICTIONARY words (StopWords = english)",
					"ALTER OPERATOR === (int, int) SET (RESTRICT = eqsel)", "DROP COLLATION sorted",
					"ALTER COLLATION sorted RENAME TO mine", "DROP STATISTICS counted", "DROP OPERATOR === (int, int)",
					"GRANT SELECT ON users TO PUBLIC", "GRANT SELECT (id) ON users TO PUBLIC",
					"REVOKE ALL ON users FROM CURRENT_USER", "ALTER TABLE users SET SCHEMA app",
					"ALTER VIEW shown SET SCHEMA app", "DO $$BEGIN GRANT SELECT ON users TO PUBLIC; END$$",
					"DO $$BEGIN EXECUTE 'DROP FUNCTION ' || 'one()'; END$$" })
	void whatIsNoTableAndWhatLeavesNoLock(String script, TestDatabase database) {
		database.execute(
				"""
								CREATE TYPE public.mood AS ENUM ('good'); CREATE DOMAIN public.positive AS int CHECK (value > 0);
								CREATE FUNCTION public.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
								CREATE COLLATION public.sorted FROM "C"; CREATE STATISTICS public.counted ON id, (id + 1) FROM public.users;
								CREATE OPERATOR public.=== (leftarg = int, rightarg = int, function = int4eq);
						CREATE OPERATOR FAMILY public.compared USING btree; CREATE OPERATOR FAMILY public.ordered USING btree;
						ALTER OPERATOR FAMILY public.ordered USING btree ADD OPERATOR 1 < (int, int),
							FUNCTION 1 (int, int) btint4cmp(int, int);
						CREATE TEXT SEARCH DICTIONARY public.words (TEMPLATE = simple);
						CREATE TEXT SEARCH CONFIGURATION public.texts (COPY = english)""");
		this.migrations.with("1_a", script);
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageMatching("(?s).*:1:1: this changes [^\n]*\\bpublic\\.[^\n]*, outside of the default.*")
			.withMessageContaining(", outside of the default schema \"app\", and no file names that schema.");
		this.migrations.without("1_a").with("2_b", "SET search_path = app, public;\n" + script);
		assertThat(deploy(database).applied()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT clean()", "INSERT INTO cleaning VALUES (1)", "(SELECT clean())",
			"TRUNCATE cleaning", "COPY cleaning FROM STDIN;\n1\n\\.", "CREATE TABLE c AS SELECT clean() AS b",
			"TABLE dirt", "EXPLAIN ANALYZE SELECT clean()", "ALTER TABLE cleaning ADD b boolean DEFAULT clean()",
			"ALTER TABLE other_cleaning ALTER id TYPE bigint USING id + clean()::int",
			"DECLARE c CURSOR FOR SELECT clean(); FETCH c; CLOSE c" })
	void whatAFunctionOfAnEarlierFileDropsIsToldWithAHint(String script, TestDatabase database) {
		this.migrations.with("0_a", """
				CREATE FUNCTION clean() RETURNS boolean LANGUAGE plpgsql AS
					$$BEGIN DROP TABLE IF EXISTS users CASCADE; RETURN true; END$$;
				CREATE FUNCTION cleans() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN PERFORM clean(); RETURN NEW; END$$;
				CREATE TABLE cleaning (id int); CREATE TABLE other_cleaning AS SELECT 1 AS id;
				INSERT INTO cleaning VALUES (1);
				CREATE VIEW dirt AS SELECT clean();
				CREATE TRIGGER cleans BEFORE INSERT ON cleaning FOR EACH ROW EXECUTE FUNCTION cleans();
				CREATE TRIGGER truncates BEFORE TRUNCATE ON cleaning EXECUTE FUNCTION cleans();
				""");
		deploy(database);
		this.migrations.with("1_a", script);
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(
					"this changes public.shown, public.users, outside of the default schema \"app\", and no"
							+ " file names that schema.\n  Hint: No statement of the file names it: a trigger, a"
							+ " partition or a foreign key leads there. To allow the change, name the schema in"
							+ " the file: SELECT 'public'::regnamespace;\n");
		this.migrations.without("1_a").with("2_b", "SELECT 'public'::regnamespace;\n" + script);
		assertThat(deploy(database).applied()).hasSize(1);
	}

	@Test
	void aBlockThatResetsAllSettingsIsRefusedSinceNothingCanBeSaidOfIt(TestDatabase database) {
		this.migrations.with("1_a", "DO $$BEGIN RESET ALL; DROP TABLE users CASCADE; END$$;\n");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(
					":1:1: a block or a function resets all settings, including the one that notes the state of"
							+ " the other schemas, so it is unknown whether this changes them.\n")
			.withMessageContaining("Reset individual settings there, such as RESET work_mem.\n");
		assertThat(database.queryForString(USERS)).isEqualTo("id");
	}

	@Test
	void whatOthersChangeMeanwhileIsTheirs(TestDatabase database) {
		this.migrations.with("1_a", "SELECT age(datfrozenxid) FROM pg_database; RESET work_mem;\nSELECT"
				+ " pg_advisory_xact_lock(4711); CREATE TABLE t ()");
		try (Bystander holder = Bystander.on(database); Bystander other = Bystander.on(database)) {
			holder.begin("SELECT pg_advisory_xact_lock(4711)");
			CompletableFuture<DeployReport> deploy = Aside.supply(() -> deploy(database));
			other.await(Bystander.AT_GATE);
			other.execute("GRANT SELECT ON public.users TO PUBLIC");
			other.execute("GRANT INSERT ON public.users TO PUBLIC");
			other.execute("ALTER TABLE public.users ADD mine int");
			holder.commit();
			assertThat(deploy.join().applied()).hasSize(1);
		}
	}

	@Test
	void whereAnExtensionIsMadeNamesNoSchema(TestDatabase database) {
		this.migrations.with("1_a", "CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public")
			.with("2_b", "ALTER TABLE users ADD name text");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageStartingWith("Migration 2_b failed.\n");
		assertThat(database.queryForString(USERS)).isEqualTo("id");
	}

	@Test
	void aPartitionThatSomebodyElseHasMadeIsNamedByAFile(TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE events (id int) PARTITION BY LIST (id)");
		deploy(database);
		database.execute("CREATE SCHEMA \"parts.1\";"
				+ " CREATE TABLE \"parts.1\".events_1 PARTITION OF app.events FOR VALUES IN (1)");
		this.migrations.with("2_b", "INSERT INTO events VALUES (1)");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining("this changes \"parts.1\".events_1, outside")
			.withMessageContaining("name the schema in the file: SELECT '\"parts.1\"'::regnamespace;\n");
		this.migrations.with("2_b", "SELECT '\"parts.1\"'::regnamespace; INSERT INTO events VALUES (1)");
		assertThat(deploy(database).applied()).hasSize(1);
	}

	@Test
	void whatSchemasHaveMadeThemselvesStaysTheirs(TestDatabase database) {
		this.migrations.with("1_a", """
				CREATE TYPE mood AS ENUM ('good'); CREATE DOMAIN positive AS int;
				CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
				CREATE TABLE t (id int, mood mood);
				""").with("2_b", """
				ALTER TYPE mood ADD VALUE 'bad'; ALTER FUNCTION one() STABLE; GRANT ALL ON t TO PUBLIC;
				ALTER DOMAIN positive SET DEFAULT 1; DO $$BEGIN PERFORM one(); END$$; DROP DOMAIN positive;
				CREATE EXTENSION hstore SCHEMA public; DROP EXTENSION hstore; SELECT one(), nextval('numbers');
				COMMENT ON FUNCTION one() IS 'one'; DROP FUNCTION one(); GRANT USAGE ON SCHEMA app TO PUBLIC;
				""");
		assertThat(deploy(database).applied()).hasSize(2);
	}

	@Test
	void aSchemaWithASeparatorInItsNameIsOneSchema(TestDatabase database) {
		database.execute(
				"CREATE SCHEMA \"a.b\"; CREATE TABLE \"a.b\".t (id int); CREATE SCHEMA a; CREATE TABLE a.t (id int)");
		this.migrations.with("1_a", "DROP TABLE \"a.b\".t");
		assertThat(deploy(database).applied()).hasSize(1);
		database.execute("CREATE SCHEMA \"a=b\"; CREATE TABLE \"a=b\".t (id int)");
		this.migrations.with("1_b", "DROP TABLE \"a=b\".t");
		assertThat(deploy(database).applied()).hasSize(1);
		database.execute("ALTER DATABASE " + database.name() + " SET search_path = a");
		this.migrations.with("2_b", "DROP TABLE t");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining("this changes a.t, outside of the default schema \"app\"");
	}

	@Test
	void whereEveryNameIsQuotedTheSameIsFound(TestDatabase database) {
		database.execute("ALTER DATABASE " + database.name() + " SET quote_all_identifiers = on");
		this.migrations.with("1_a", "CREATE TEMPORARY TABLE t (text text); DROP TABLE t; CREATE TABLE mine (text text);"
				+ " CREATE TEMPORARY TABLE s AS SELECT 1 AS id; ALTER TABLE mine ADD id serial");
		assertThat(deploy(database).applied()).hasSize(1);
		this.migrations.with("2_b", "DROP VIEW shown");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining("this changes \"public\".\"shown\", outside of the default schema \"app\"");
		this.migrations.without("2_b").with("3_c", "DELETE FROM users");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining("this changes \"public\".\"users\", outside of the default schema \"app\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO units VALUES (1)", "TRUNCATE units", "SELECT put()",
			"DROP EXTENSION citext CASCADE" })
	void whatBelongsToAnExtensionIsOneOfItsParts(String script, TestDatabase database) {
		database.execute("""
				CREATE EXTENSION citext; CREATE TABLE public.units (id int PRIMARY KEY);
				ALTER EXTENSION citext ADD TABLE public.units;
				CREATE SCHEMA jobs; CREATE TABLE jobs.queue (id int); ALTER EXTENSION citext ADD SCHEMA jobs;
				CREATE FUNCTION put() RETURNS void LANGUAGE sql AS 'INSERT INTO jobs.queue VALUES (1)'""");
		this.migrations.with("1_a", script);
		assertThat(deploy(database).applied()).hasSize(1);
	}

	@Test
	void aTriggerWritesWhereAnEarlierFileHasNamedTheSchema(TestDatabase database) {
		this.migrations.with("1_a", """
				CREATE SCHEMA audit;
				CREATE TABLE audit.log (id int);
				CREATE TABLE t (id int);
				CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
					$$BEGIN INSERT INTO audit.log VALUES (NEW.id); RETURN NEW; END$$;
				CREATE TRIGGER note AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();
				""").with("2_b", "INSERT INTO t VALUES (1)").with("3_c", "INSERT INTO t VALUES (2)");
		assertThat(deploy(database).applied()).hasSize(3);
		assertThat(database.queryForStrings("SELECT id::text FROM audit.log ORDER BY id")).containsExactly("1", "2");
	}

	@Test
	void eachTransactionOfASegmentedFileIsAskedAndWhatRunsAloneIsNot(TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE t ();\nBEGIN; COMMIT;\nVACUUM t;\nDELETE FROM users;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(() -> deploy(database))
			.withMessageContaining(":4:1: this changes public.users,");
		assertThat(database.queryForLong("SELECT count(*) FROM public.users")).isOne();
		this.migrations.without("1_a").with("2_b", "CREATE INDEX CONCURRENTLY alone ON users (id)");
		database.execute("DELETE FROM app._prisma_migrations");
		deploy(database);
		assertThat(database.queryForString("SELECT to_regclass('public.alone')::text")).isEqualTo("alone");
	}

	@Test
	void withoutADefaultSchemaTheConnectionsSearchPathSaysWhatIsMeant(TestDatabase database) {
		database.execute("DROP VIEW public.shown");
		this.migrations.with("1_a", "ALTER TABLE users ADD name text");
		Migrator migrator = this.migrations.migrator(database.dataSource());
		migrator.baseline("1_a");
		this.migrations.with("2_b", "DROP TABLE users");
		assertThat(migrator.deploy().applied()).hasSize(1);
	}

	@Test
	void aSeedThatWritesWhereOthersAreIsRolledBack(TestDatabase database) {
		this.migrations.with("1_a", "CREATE TABLE t (id int)");
		Migrator migrator = new Migrator(database.dataSource(), this.migrations.directory(),
				MigrationsOnDisk.settings("app"),
				new Gate(MigrationEnvironment.DEVELOPMENT, true, EnumSet.of(Operation.SEED)), List.of());
		migrator.deploy();
		migrator.stamp(MigrationEnvironment.DEVELOPMENT, database.name());
		assertThatExceptionOfType(OperationFailedException.class)
			.isThrownBy(() -> seed(migrator, "INSERT INTO t VALUES (1);\nDELETE FROM users;"))
			.withMessage(
					"A seed failed.\nseed.sql:2:1: this changes public.users, outside of the default schema \"app\","
							+ " and no file names that schema.\n    DELETE FROM users;\nNothing of this file"
							+ " remains, and the schema is unchanged.\nA name without a schema was not found in"
							+ " the default schema, but in a later schema of the search path. If you mean that"
							+ " object, write its schema before the name; if not, create the object in the default"
							+ " schema first.\nCorrect the file, and seed again. To make a seed repeatable, use ON"
							+ " CONFLICT.");
		assertThat(database.queryForLong("SELECT count(*) FROM public.users")).isOne();
		assertThat(database.queryForLong("SELECT count(*) FROM app.t")).isZero();
		seed(migrator, "INSERT INTO t VALUES (1); DELETE FROM public.users");
		assertThat(database.queryForLong("SELECT count(*) FROM public.users")).isZero();
	}

	private static void seed(Migrator migrator, String script) {
		migrator.tools()
			.guarded(Operation.SEED,
					(database) -> database.script("seed.sql", script.getBytes(StandardCharsets.UTF_8)));
	}

	private DeployReport deploy(TestDatabase database) {
		return this.migrations.migrator(database.dataSource(), MigrationsOnDisk.settings("app")).deploy();
	}

}
