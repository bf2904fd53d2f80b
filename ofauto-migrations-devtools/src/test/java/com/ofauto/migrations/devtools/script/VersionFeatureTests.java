package com.ofauto.migrations.devtools.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.Differ;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Each novelty is one: the PostgreSQL of this run understands it or does not, as its age
 * says, and a script that is made with it is known by it.
 */
@ExtendWith(PostgresExtension.class)
class VersionFeatureTests {

	private static final String TABLE = "CREATE TABLE t (a int, b text, c tstzrange, j jsonb, x xml, PRIMARY KEY (a));";

	private static final String PARTITIONED = "CREATE TABLE p (a int, b int) PARTITION BY RANGE (a);";

	private static final String METHOD = "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;";

	private final int majorVersion = PostgresServer.shared().majorVersion();

	private static String setup(VersionFeature novelty) {
		return switch (novelty) {
			case SET_SOME_COLUMNS -> TABLE + "CREATE TABLE k (a int, b int, PRIMARY KEY (a, b));";
			case SET_ACCESS_METHOD -> TABLE + METHOD;
			case PARTITIONED_ACCESS_METHOD -> METHOD;
			case FOREIGN_TRUNCATE_TRIGGER -> """
					CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
					CREATE FOREIGN TABLE f (a int) SERVER s;
					CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';""";
			case INHERITED_EXPRESSION -> "CREATE TABLE o (a int, g int GENERATED ALWAYS AS (a * 2) STORED);";
			case PARTITIONED_EXCLUSION -> PARTITIONED;
			case PARTITIONED_IDENTITY -> PARTITIONED + "CREATE TABLE q PARTITION OF p DEFAULT;";
			case PARTITIONED_UNCHECKED_KEY -> TABLE + PARTITIONED;
			default -> TABLE;
		};
	}

	private static String change(VersionFeature novelty) {
		return switch (novelty) {
			case NULLS_NOT_DISTINCT -> "CREATE UNIQUE INDEX i ON t (b) NULLS NOT DISTINCT";
			case SET_SOME_COLUMNS ->
				"CREATE TABLE r (a int, b int, FOREIGN KEY (a, b) REFERENCES k ON DELETE SET NULL (b))";
			case SECURITY_INVOKER -> "CREATE VIEW v WITH (security_invoker) AS SELECT a FROM t";
			case UNLOGGED_SEQUENCE -> "CREATE UNLOGGED SEQUENCE s";
			case SET_ACCESS_METHOD -> "ALTER TABLE t SET ACCESS METHOD heap2";
			case NUMERIC_SCALE -> "ALTER TABLE t ADD n numeric(2, 5)";
			case MERGE -> "CREATE PROCEDURE m() LANGUAGE sql BEGIN ATOMIC"
					+ " MERGE INTO t USING t o ON t.a = o.a WHEN MATCHED THEN DELETE; END";
			case COLLATION_RULES -> "CREATE COLLATION l (provider = icu, locale = 'und', rules = '&a < b')";
			case FOREIGN_TRUNCATE_TRIGGER ->
				"CREATE TRIGGER g BEFORE INSERT OR TRUNCATE ON f FOR EACH STATEMENT EXECUTE FUNCTION g()";
			case JSON_CONSTRUCTORS -> "ALTER TABLE t ADD CHECK (b IS JSON)";
			case SYSTEM_USER -> "ALTER TABLE t ALTER b SET DEFAULT system_user";
			case XML_INDENT -> "CREATE VIEW v AS SELECT xmlserialize(CONTENT x AS text INDENT) AS x FROM t";
			case INHERITED_EXPRESSION ->
				"CREATE TABLE c (a int, g int GENERATED ALWAYS AS (a * 3) STORED) INHERITS (o)";
			case PARTITIONED_IDENTITY -> "ALTER TABLE p ADD n int GENERATED ALWAYS AS IDENTITY";
			case MAINTAIN -> "GRANT SELECT, MAINTAIN ON t TO PUBLIC";
			case BUILTIN_COLLATION -> "CREATE COLLATION l (provider = builtin, locale = 'C.UTF-8')";
			case PARTITIONED_ACCESS_METHOD -> "CREATE TABLE p (a int) PARTITION BY RANGE (a) USING heap2";
			case PARTITIONED_EXCLUSION -> "ALTER TABLE p ADD CONSTRAINT e EXCLUDE USING btree (a WITH =)";
			case JSON_QUERIES -> "CREATE VIEW v AS SELECT JSON_VALUE(j, '$.a') AS x FROM t";
			case MERGE_RETURNING -> "CREATE PROCEDURE m() LANGUAGE sql BEGIN ATOMIC"
					+ " MERGE INTO t USING t o ON t.a = o.a WHEN MATCHED THEN DELETE RETURNING t.a; END";
			case AT_LOCAL -> "ALTER TABLE t ADD d timestamp DEFAULT (now() AT LOCAL)";
			case VIRTUAL -> "ALTER TABLE t ADD v int GENERATED ALWAYS AS (a + 1) VIRTUAL";
			case NOT_ENFORCED -> "ALTER TABLE t ADD CHECK (a > 0) NOT ENFORCED";
			case TEMPORAL -> "CREATE TABLE u (a int4range, c tstzrange, UNIQUE (a, c WITHOUT OVERLAPS))";
			case NOT_NULL_CONSTRAINT -> "ALTER TABLE t ADD CONSTRAINT n NOT NULL b NOT VALID";
			case PARTITIONED_UNCHECKED_KEY -> "ALTER TABLE p ADD FOREIGN KEY (b) REFERENCES t NOT VALID";
			case VACUUM_PARAMETERS -> "ALTER TABLE t SET (autovacuum_vacuum_max_threshold = 7)";
			case FUNCTIONS_15 -> "ALTER TABLE t ADD CHECK (regexp_like(b, '^a'))";
			case FUNCTIONS_16 -> "CREATE VIEW v AS SELECT any_value(b) FROM t";
			case FUNCTIONS_17 -> "ALTER TABLE t ALTER a SET DEFAULT random(1, abs(6))";
			case FUNCTIONS_18 -> "CREATE FUNCTION f() RETURNS uuid LANGUAGE sql RETURN uuidv7()";
			case UNICODE_FAST -> "CREATE COLLATION l (provider = builtin, locale = 'PG_UNICODE_FAST')";
		};
	}

	@ParameterizedTest
	@EnumSource
	void anOlderServerRefusesIt(VersionFeature novelty, TestDatabase database) throws SQLException {
		assumeThat(novelty.since()).isGreaterThan(this.majorVersion);
		try (Connection connection = database.dataSource().getConnection()) {
			execute(connection, setup(novelty));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, change(novelty)));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aScriptThatIsMadeWithItIsKnownByIt(VersionFeature novelty, TestDatabase database) throws SQLException {
		assumeThat(novelty.since()).isLessThanOrEqualTo(this.majorVersion);
		try (Connection connection = database.dataSource().getConnection()) {
			execute(connection, setup(novelty));
			DatabaseSchema from = read(connection);
			execute(connection, change(novelty));
			DatabaseSchema to = read(connection);
			Difference change = new Differ().compare(from, to);
			NewerSyntax syntax = new NewerSyntax(new ScriptWriter(null), to);
			assertThat(syntax.of(change, novelty.since() - 1)).extracting(NewerStatement::novelty)
				.containsOnly(novelty);
			assertThat(syntax.of(change, novelty.since())).isEmpty();
			List<NewerStatement> made = syntax.of(new Differ().compare(DatabaseSchema.empty(), to), 14);
			if (novelty != VersionFeature.SET_ACCESS_METHOD && novelty != VersionFeature.PARTITIONED_IDENTITY) {
				assertThat(made).as("where all is made anew").extracting(NewerStatement::novelty).contains(novelty);
			}
		}
	}

	@Test
	void aServerHasTheFunctionsOfItsVersionAndNoneOfALaterOne(TestDatabase database) {
		Set<String> here = new TreeSet<>(database.queryForStrings("SELECT proname FROM pg_proc"
				+ " UNION SELECT proname || '/' || n FROM pg_proc, generate_series(pronargs::int - pronargdefaults, pronargs::int) n"
				+ " WHERE pronamespace = 'pg_catalog'::regnamespace"));
		for (int version = 15; version <= VersionFeature.NEWEST; version++) {
			Set<String> functions = NewFunctions.of(version);
			assertThat(functions).isNotEmpty();
			if (version <= this.majorVersion) {
				assertThat(here).containsAll(functions);
			}
			else {
				assertThat(here).doesNotContainAnyElementsOf(functions);
			}
		}
	}

	@Test
	void whatIsCalledAsANewFunctionIsNotTakenForOne(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			DatabaseSchema empty = read(connection);
			execute(connection, """
					CREATE FUNCTION uuidv7() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
					CREATE FUNCTION casefold(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1';
					CREATE TABLE gamma (a int PRIMARY KEY, u uuid DEFAULT public.uuidv7(), r float DEFAULT random());
					CREATE TABLE erf (to_bin int REFERENCES gamma(a), CHECK (casefold(to_bin) > 0));
					CREATE VIEW v AS SELECT * FROM generate_series(1, 2, abs(3)) crc32(reverse)""");
			DatabaseSchema full = read(connection);
			assertThat(new NewerSyntax(new ScriptWriter(null), full).of(new Differ().compare(empty, full), 14))
				.isEmpty();
			assertThat(new NewerSyntax(new ScriptWriter(null), empty).of(new Differ().compare(full, empty), 14))
				.isEmpty();
		}
	}

	@Test
	void thePageOnSchemaFirstWorkHasARowForEach() throws IOException {
		List<String> rows = Arrays.stream(VersionFeature.values())
			.map((novelty) -> "| " + novelty.since() + " | " + novelty.what() + " | " + novelty.instead() + ". |")
			.toList();
		assertThat(Files.readString(Path.of("../docs/schema-first.md"))).contains(String.join("\n", rows));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x NULLS NOT DISTINCT", ") VIRTUAL", "NOT ENFORCED", "MERGE INTO t", "x AT LOCAL",
			"JSON_TABLE(", "(PERIOD x", "a'b NOT ENFORCED", "a\\ NOT ENFORCED" })
	void inNamesAndTextsItIsNone(String words, TestDatabase database) throws SQLException {
		String text = "'" + words.replace("'", "''") + "'";
		try (Connection connection = database.dataSource().getConnection()) {
			DatabaseSchema from = read(connection);
			execute(connection, """
					CREATE TABLE "%1$s" ("%1$s" text DEFAULT %2$s CHECK ("%1$s" <> %2$s), merge int, period int);
					CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $b$ BEGIN RETURN %2$s; END $b$;
					CREATE VIEW v AS SELECT "%1$s" AS "%1$s", period, merge, E'\\\\' || %2$s AS x FROM "%1$s";
					COMMENT ON TABLE "%1$s" IS %2$s""".formatted(words, text));
			DatabaseSchema to = read(connection);
			assertThat(new NewerSyntax(new ScriptWriter(null), to).of(new Differ().compare(from, to), 14)).isEmpty();
		}
	}

	private static DatabaseSchema read(Connection connection) throws SQLException {
		return new SchemaReader(ReadOptions.allSchemas().withGrants()).read(connection);
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
