package com.ofauto.migrations.devtools.script;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows are counted by the rules of their types, which PostgreSQL applies when it makes
 * the constraint: each count here is compared with what it says to that.
 */
@ExtendWith(PostgresExtension.class)
class HazardCountTests {

	private static final String TYPES = """
			CREATE EXTENSION citext;
			CREATE DOMAIN mail AS citext;
			CREATE TYPE mood AS ENUM ('a', 'b');
			""";

	private final HazardQuery query = new HazardQuery(null);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			citext               | citext               | 'A'  | 'a'   | 0
			citext               | citext               | 'A'  | 'b'   | 2
			mail                 | citext               | 'A'  | 'a'   | 0
			citext               | mail                 | 'A'  | 'a'   | 0
			mail                 | mail                 | 'A'  | 'b'   | 2
			text                 | text                 | 'A'  | 'a'   | 2
			char(3)              | varchar(9)           | 'a'  | 'a'   | 0
			varchar(3)           | text                 | 'a'  | 'b'   | 2
			bigint               | smallint             | 1    | 1     | 0
			numeric              | numeric              | 1.0  | 1.00  | 0
			int                  | bigint               | 1    | 2     | 2
			mood                 | mood                 | 'a'  | 'b'   | 2
			citext[]             | citext[]             | '{A}' | '{a}' | 0
			""")
	void rowsThatPointToNothing(String keyType, String type, String key, String value, long orphans,
			TestDatabase database) throws SQLException {
		database.execute(TYPES + "CREATE TABLE agency (id " + keyType + " PRIMARY KEY); INSERT INTO agency VALUES ("
				+ key + "); CREATE TABLE client (state " + type + "); INSERT INTO client VALUES (" + value + "), ("
				+ value + "), (NULL)");
		ForeignKey foreignKey = new ForeignKey(table("agency"), List.of("id"), ForeignKey.Action.NO_ACTION,
				ForeignKey.Action.NO_ACTION);
		assertThat(count(database, Kind.FOREIGN_KEY_VIOLATED, foreignKey)).isEqualTo(orphans);
		agrees(database, orphans, "FOREIGN KEY (state) REFERENCES agency");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			citext               | 'A'   | 'a'   | 2
			mail                 | 'A'   | 'a'   | 2
			text                 | 'A'   | 'a'   | 0
			numeric              | 1.0   | 1.00  | 2
			char(3)              | 'a'   | 'a '  | 2
			citext[]             | '{A}' | '{a}' | 2
			""")
	void rowsThatAreTheSame(String type, String one, String other, long duplicates, TestDatabase database)
			throws SQLException {
		database.execute(TYPES + "CREATE TABLE client (state " + type + "); INSERT INTO client VALUES (" + one + "), ("
				+ other + "), (NULL), (NULL)");
		assertThat(count(database, Kind.DUPLICATES, null)).isEqualTo(duplicates);
		agrees(database, duplicates, "UNIQUE (state)");
	}

	/**
	 * A condition comes as PostgreSQL prints it where none of its names are found.
	 */
	@Test
	void rowsThatACheckRefuses(TestDatabase database) throws SQLException {
		database.execute(TYPES + "CREATE TABLE client (state citext CHECK (state = 'a'::citext));"
				+ " INSERT INTO client VALUES ('A'), ('a')");
		String condition = database.queryForString("""
				SELECT substr(pg_get_constraintdef(c.oid), 7)
				FROM (SELECT set_config('search_path', 'pg_catalog, pg_temp', false) OFFSET 0) path, pg_constraint c
				WHERE c.contype = 'c' AND c.conrelid = 'public.client'::regclass AND path.set_config IS NOT NULL""");
		assertThat(condition).contains("OPERATOR(public.=)");
		assertThat(count(database, Kind.CHECK_VIOLATED, null, String.valueOf(condition))).isZero();
	}

	private static void agrees(TestDatabase database, long problems, String constraint) {
		String sql = "ALTER TABLE client ADD " + constraint;
		if (problems == 0) {
			database.execute(sql);
		}
		else {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> database.execute(sql));
		}
	}

	private static ObjectId table(String name) {
		return ObjectId.of(ObjectKind.TABLE, "public", name);
	}

	private long count(TestDatabase database, Kind kind, @Nullable ForeignKey key, String... values)
			throws SQLException {
		Hazard hazard = new Hazard(kind, table("client").part(ObjectKind.COLUMN, "state"), table("client"),
				List.of("state"), List.of(values), key);
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = SafePath.query(statement, this.query.sql(hazard).orElseThrow())) {
			rows.next();
			return rows.getLong(1);
		}
	}

}
