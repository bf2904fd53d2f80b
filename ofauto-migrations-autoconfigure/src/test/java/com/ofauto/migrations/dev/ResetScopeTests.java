package com.ofauto.migrations.dev;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.core.OperationFailedException;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.ScriptDirectory;
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
 * What a reset drops, and what it leaves alone.
 */
@ExtendWith(PostgresExtension.class)
class ResetScopeTests {

	/** What a schema holds beside the history and what belongs to extensions. */
	private static final String LEFT = """
			SELECT pg_describe_object(classid, objid, 0) FROM (
				SELECT 'pg_class'::regclass AS classid, oid AS objid, relnamespace AS namespace FROM pg_class
					WHERE relname NOT LIKE '\\_prisma\\_migrations%'
				UNION ALL SELECT 'pg_proc'::regclass, oid, pronamespace FROM pg_proc
				UNION ALL SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_type
					WHERE typname NOT LIKE '%\\_prisma\\_migrations'
				UNION ALL SELECT 'pg_operator'::regclass, oid, oprnamespace FROM pg_operator
				UNION ALL SELECT 'pg_opclass'::regclass, oid, opcnamespace FROM pg_opclass
				UNION ALL SELECT 'pg_opfamily'::regclass, oid, opfnamespace FROM pg_opfamily
				UNION ALL SELECT 'pg_collation'::regclass, oid, collnamespace FROM pg_collation
				UNION ALL SELECT 'pg_conversion'::regclass, oid, connamespace FROM pg_conversion
				UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, stxnamespace FROM pg_statistic_ext
				UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgnamespace FROM pg_ts_config
				UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictnamespace FROM pg_ts_dict
				UNION ALL SELECT 'pg_ts_parser'::regclass, oid, prsnamespace FROM pg_ts_parser
				UNION ALL SELECT 'pg_ts_template'::regclass, oid, tmplnamespace FROM pg_ts_template) thing
			WHERE namespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d
				WHERE d.classid = thing.classid AND d.objid = thing.objid AND d.deptype = 'e')""";

	private ScriptDirectory scripts;

	@BeforeEach
	void aMigration(@TempDir Path directory) {
		this.scripts = new ScriptDirectory(directory).with("20260101000000_clients",
				"CREATE TABLE clients (id int PRIMARY KEY);");
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			CREATE TYPE mood AS ENUM ('good'); CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
			CREATE TYPE pair AS (a int, b mood); CREATE TYPE span AS RANGE (subtype = int);
			CREATE TABLE notes (mood mood, mail email, pair pair, span span, many mood[])""", """
			CREATE TABLE days (day date, id int GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (day);
			CREATE TABLE days_2026 PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
			CREATE TABLE old_days () INHERITS (clients); CREATE SEQUENCE numbers OWNED BY clients.id""", """
			CREATE VIEW one AS SELECT * FROM clients; CREATE MATERIALIZED VIEW two AS SELECT * FROM one;
			CREATE VIEW three AS SELECT * FROM two; CREATE RULE ignore AS ON DELETE TO clients DO INSTEAD NOTHING""",
			"""
					CREATE FUNCTION f(OUT a int, INOUT b text, VARIADIC c int[]) LANGUAGE sql
						AS 'SELECT 1, b'; CREATE FUNCTION f() RETURNS SETOF clients LANGUAGE sql AS 'TABLE clients';
					CREATE PROCEDURE p(INOUT a int) LANGUAGE sql AS 'SELECT a';
					CREATE TABLE computed (a int GENERATED ALWAYS AS (1) STORED, b int DEFAULT (f('y', 1)).a)""",
			"""
					CREATE AGGREGATE product(int) (SFUNC = int4mul, STYPE = int);
					CREATE AGGREGATE rows(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
					CREATE AGGREGATE middle(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,
						FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)""",
			"""
					CREATE FUNCTION same(clients, clients) RETURNS boolean LANGUAGE sql AS 'SELECT true';
					CREATE OPERATOR === (LEFTARG = clients, RIGHTARG = clients, FUNCTION = same);
					CREATE CAST (clients AS text) WITH INOUT; CREATE COLLATION german FROM "C";
					CREATE CONVERSION conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
					CREATE STATISTICS pairs ON id, (id + 1) FROM clients""",
			"""
					CREATE TYPE version AS (major int);
					CREATE FUNCTION compare(version, version) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 0';
					CREATE FUNCTION equal(version, version) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
					CREATE OPERATOR ==== (LEFTARG = version, RIGHTARG = version, FUNCTION = equal);
					CREATE OPERATOR CLASS by_version FOR TYPE version USING btree AS OPERATOR 3 ====, FUNCTION 1 compare;
					CREATE OPERATOR FAMILY nothing USING hash""",
			"""
					CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = simple);
					CREATE TEXT SEARCH CONFIGURATION search (COPY = simple);
					ALTER TEXT SEARCH CONFIGURATION search ALTER MAPPING FOR word WITH words;
					CREATE TABLE texts (text text, search tsvector GENERATED ALWAYS AS (to_tsvector('search', text)) STORED)""",
			"""
					CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
					CREATE TRIGGER touched BEFORE UPDATE ON clients FOR EACH ROW EXECUTE FUNCTION touch();
					ALTER TABLE clients ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON clients USING (true);
					CREATE TABLE "Odd name's" ("a b" int); CREATE TABLE loop (id int PRIMARY KEY, next int REFERENCES loop)""",
			"""
					CREATE FUNCTION note() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
					CREATE EVENT TRIGGER noted ON ddl_command_end WHEN TAG IN ('CREATE CAST') EXECUTE FUNCTION note();
					CREATE PUBLICATION everything FOR TABLE clients""", """
					CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER there FOREIGN DATA WRAPPER nowhere;
					CREATE FOREIGN TABLE far (id int) SERVER there; SELECT lo_from_bytea(0, 'large')""", """
					CREATE TYPE mood AS ENUM ('good');
					CREATE TRANSFORM FOR mood LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))""" })
	void everythingInTheSchemaIsDropped(String objects, TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute(objects);
		this.scripts.withoutAny();
		developer.reset();
		assertThat(database.queryForStrings(LEFT)).isEmpty();
	}

	@Test
	void whatIsNoPartOfASchemaStays(TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("""
				CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER there FOREIGN DATA WRAPPER nowhere;
				CREATE PUBLICATION everything FOR TABLE clients; SELECT lo_from_bytea(4711, 'large');
				CREATE SCHEMA other; CREATE TABLE other.kept (id int);
				ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC""");
		developer.reset();
		assertThat(database.queryForStrings("SELECT srvname FROM pg_foreign_server UNION ALL SELECT pubname"
				+ " FROM pg_publication UNION ALL SELECT oid::text FROM pg_largeobject_metadata UNION ALL"
				+ " SELECT 'default acl' FROM pg_default_acl UNION ALL SELECT relname FROM pg_class"
				+ " WHERE relnamespace = 'other'::regnamespace"))
			.containsExactly("there", "everything", "4711", "default acl", "kept");
	}

	@Test
	void extensionsAndTheirObjectsAreTheSameAfterwards(TestDatabase database) {
		this.scripts.with("20260101000000_clients", """
				CREATE EXTENSION IF NOT EXISTS citext; CREATE EXTENSION IF NOT EXISTS pg_trgm;
				CREATE TABLE clients (name citext); CREATE INDEX ON clients USING gin ((name::text) gin_trgm_ops);
				""");
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		String members = "SELECT classid, objid FROM pg_depend WHERE deptype = 'e' ORDER BY 1, 2";
		List<String> before = database.queryForStrings(members);
		developer.reset();
		assertThat(database.queryForStrings(members)).hasSizeGreaterThan(50).isEqualTo(before);
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isZero();
	}

	@Test
	void aCommentOfAPersonOnTheHistoryStays(TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		String comment = "SELECT obj_description('_prisma_migrations'::regclass)";
		String stamp = database.queryForString(comment);
		database.execute("COMMENT ON TABLE _prisma_migrations IS 'Ask Anna first\n" + stamp + "'");
		developer.reset();
		assertThat(database.queryForString(comment)).isEqualTo("Ask Anna first\n" + stamp);
	}

	@Test
	void aTableMayReferToOneOfAnotherSchema(TestDatabase database) {
		this.scripts.with("20260101000000_clients", "CREATE TABLE clients (\"user\" int REFERENCES auth.users);");
		database.execute("CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY)");
		Developer developer = Developer.at(database.dataSource(), this.scripts);
		developer.deploy().reset();
		assertThat(database.queryForLong("SELECT count(*) FROM auth.users")).isZero();
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isZero();
	}

	@Test
	void aPartitionOfATableInAnotherSchemaIsDroppedAndTheTableStays(TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("CREATE SCHEMA other; CREATE TABLE other.days (day date) PARTITION BY RANGE (day);"
				+ " CREATE TABLE days_2026 PARTITION OF other.days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
		developer.reset();
		assertThat(database.queryForString("SELECT to_regclass('days_2026')")).isNull();
		assertThat(database.queryForLong("SELECT count(*) FROM other.days")).isZero();
	}

	@Test
	void whatIsOnlyLockedInAnotherSchemaDoesNotStopIt(TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("""
				CREATE SCHEMA other; CREATE TABLE other.days (day date PRIMARY KEY) PARTITION BY RANGE (day);
				CREATE TABLE other.rest PARTITION OF other.days DEFAULT;
				CREATE TABLE days_2026 PARTITION OF other.days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
				CREATE TABLE visits (day date REFERENCES other.days);
				CREATE TABLE other.parent (id int); CREATE TABLE child () INHERITS (other.parent);
				CREATE PUBLICATION everything FOR TABLE other.parent, clients;
				INSERT INTO other.days VALUES ('2025-01-01')""");
		developer.reset();
		assertThat(database.queryForStrings("SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p')"
				+ " AND relnamespace IN ('public'::regnamespace, 'other'::regnamespace) ORDER BY relname"))
			.containsExactly("_prisma_migrations", "clients", "other.days", "other.parent", "other.rest");
		assertThat(database.queryForLong("SELECT count(*) FROM other.days")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "table other.days_2026: CREATE TABLE public.days (day date) PARTITION BY RANGE (day);"
			+ " CREATE TABLE other.days_2026 PARTITION OF public.days FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
			"view other.report: CREATE VIEW other.report AS SELECT * FROM clients",
			"constraint orders_client_fkey on table other.orders: CREATE TABLE other.orders (client int REFERENCES clients)",
			"column mood of table other.notes: CREATE TYPE mood AS ENUM ('good'); CREATE TABLE other.notes (mood mood)",
			"function other.f(public.clients): CREATE FUNCTION other.f(clients) RETURNS int LANGUAGE sql AS 'SELECT 1'",
			"default value for column id of table other.notes: CREATE SEQUENCE numbers;"
					+ " CREATE TABLE other.notes (id int DEFAULT nextval('numbers'))",
			"table other.old: CREATE TABLE other.old () INHERITS (clients)",
			"table other.archive: CREATE TABLE other.archive () INHERITS (_prisma_migrations);"
					+ " INSERT INTO other.archive (id, checksum, migration_name) VALUES ('1', 'x', '0_old')",
			"trigger touched on table other.notes: CREATE TABLE other.notes (id int); CREATE FUNCTION touch()"
					+ " RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER touched"
					+ " BEFORE UPDATE ON other.notes FOR EACH ROW EXECUTE FUNCTION touch()",
			"foreign-data wrapper public: CREATE FUNCTION handler() RETURNS fdw_handler LANGUAGE internal AS"
					+ " 'postgresql_fdw_validator'; CREATE FOREIGN DATA WRAPPER public HANDLER handler",
			"constraint seen_record_fkey on table other.seen: CREATE TABLE other.seen (record varchar REFERENCES"
					+ " _prisma_migrations ON DELETE CASCADE)",
			"rule _RETURN on view public.shown: CREATE EXTENSION citext; CREATE VIEW shown AS SELECT * FROM clients;"
					+ " ALTER EXTENSION citext ADD VIEW shown",
			"column mood of table public.units: CREATE EXTENSION citext; CREATE TYPE mood AS ENUM ('good');"
					+ " CREATE TABLE units (mood mood); ALTER EXTENSION citext ADD TABLE units",
			"language public: CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS"
					+ " '$libdir/plpgsql', 'plpgsql_call_handler'; CREATE LANGUAGE public HANDLER handler" })
	void whatSomethingInAnotherSchemaNeedsIsNotDropped(String scene, TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		String named = scene.substring(0, scene.indexOf(": "));
		database.execute("CREATE SCHEMA other; " + scene.substring(named.length() + 2));
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(developer::reset)
			.withMessageContaining("what a reset leaves alone depends on schema \"public\": ")
			.withMessageContaining(named);
		assertThat(database.queryForString("SELECT to_regclass('clients')")).isEqualTo("clients");
	}

	@Test
	void aHistoryThatKeepsItsRecordsIsNotReset(TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("CREATE SCHEMA other; CREATE FUNCTION other.keep() RETURNS trigger LANGUAGE plpgsql AS"
				+ " 'BEGIN RETURN NULL; END'; CREATE TRIGGER keep BEFORE DELETE ON _prisma_migrations FOR EACH ROW"
				+ " EXECUTE FUNCTION other.keep()");
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(developer::reset)
			.withMessage(
					"The reset of database " + database.name() + " failed: a trigger keeps records in the history that"
							+ " were deleted\nNothing was changed.\nFix the cause above, and try again.");
		assertThat(database.queryForString("SELECT to_regclass('clients')")).isEqualTo("clients");
	}

	@Test
	void whatAnEventTriggerMakesMeanwhileStays(TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("""
				CREATE SCHEMA other;
				CREATE FUNCTION other.note() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN
					CREATE TABLE IF NOT EXISTS other.dropped (id serial PRIMARY KEY, name text);
					INSERT INTO other.dropped (name) SELECT object_identity FROM pg_event_trigger_dropped_objects();
				END$$;
				CREATE EVENT TRIGGER note ON sql_drop EXECUTE FUNCTION other.note()""");
		assertThat(developer.reset().deployed().applied()).isNotEmpty();
		assertThat(database.queryForStrings("SELECT name FROM other.dropped")).contains("public.clients");
	}

	@Test
	void whatDoesNotGoIsNotNamed(TestDatabase database) {
		Developer developer = Developer.at(database.dataSource(), this.scripts).deploy();
		database.execute("CREATE SCHEMA other; CREATE TYPE mood AS ENUM ('good');"
				+ " CREATE TABLE other.notes (id int, mood mood); CREATE VIEW other.ids AS SELECT id FROM other.notes");
		assertThatExceptionOfType(OperationFailedException.class).isThrownBy(developer::reset)
			.withMessageContaining("depends on schema \"public\": column mood of table other.notes")
			.satisfies((failure) -> assertThat(failure.problem()).doesNotContain("other.ids"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "My Schema", "O'Brien", "say \"hi\"", "50% off\\", "select" })
	void aSchemaMayHaveAnyName(String schema, TestDatabase database) {
		this.scripts.with("20260101000000_clients", """
				CREATE TABLE clients (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
				CREATE VIEW names AS SELECT id FROM clients;
				CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
				CREATE TRIGGER touched BEFORE UPDATE ON clients FOR EACH ROW EXECUTE FUNCTION touch();
				""");
		String quoted = '"' + schema.replace("\"", "\"\"") + '"';
		database.execute("CREATE SCHEMA " + quoted + "; ALTER DATABASE " + database.name() + " SET search_path = "
				+ quoted + "; CREATE TABLE public.kept (id int)");
		Developer developer = Developer.at(database.dataSource(), this.scripts, schema, Duration.ofSeconds(1)).deploy();
		database.execute("INSERT INTO clients DEFAULT VALUES; CREATE TABLE by_hand ()");
		developer.reset();
		assertThat(database.queryForLong("SELECT count(*) FROM clients")).isZero();
		assertThat(database.queryForString("SELECT to_regclass('by_hand')")).isNull();
		assertThat(database.queryForLong("SELECT count(*) FROM public.kept")).isZero();
		assertThat(database.queryForLong("SELECT count(*) FROM _prisma_migrations")).isEqualTo(1);
	}

}
