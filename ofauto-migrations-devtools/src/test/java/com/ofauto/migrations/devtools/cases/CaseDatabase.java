package com.ofauto.migrations.devtools.cases;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

import com.ofauto.migrations.devtools.judge.Judges;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.support.PostgresServer;
import com.ofauto.migrations.support.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * A database that is emptied before each case, which is faster than a new one.
 */
final class CaseDatabase implements AutoCloseable {

	private static final String EMPTY = """
			RESET ALL; SET client_min_messages = error;
			DO $$ DECLARE name text; BEGIN
				FOR name IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' LOOP
					EXECUTE format('DROP SCHEMA %I CASCADE', name);
				END LOOP;
				FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
					EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', name);
				END LOOP;
				FOR name IN SELECT format('(%s AS %s)', castsource::regtype, casttarget::regtype) FROM pg_cast
						WHERE oid >= 16384 AND castsource < 16384 AND casttarget < 16384 LOOP
					EXECUTE 'DROP CAST ' || name;
				END LOOP;
				FOR name IN SELECT amname FROM pg_am WHERE oid >= 16384 LOOP
					EXECUTE format('DROP ACCESS METHOD %I', name);
				END LOOP;
				CREATE SCHEMA public;
			END $$""";

	private final TestDatabase database;

	private final Connection connection;

	CaseDatabase() {
		this.database = PostgresServer.shared().createDatabase();
		PGSimpleDataSource dataSource = this.database.dataSource();
		dataSource.setPreferQueryMode(PreferQueryMode.SIMPLE);
		try {
			this.connection = dataSource.getConnection();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void empty() throws SQLException {
		execute(EMPTY);
	}

	/**
	 * Runs statements as they are, in one round trip.
	 */
	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	/**
	 * Returns the rows of a query as a case writes them.
	 */
	List<String> query(String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = this.connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				StringJoiner row = new StringJoiner("|");
				for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
					row.add(Objects.requireNonNullElse(result.getString(column), ""));
				}
				rows.add(row.toString());
			}
		}
		return rows;
	}

	DatabaseSchema read(boolean grants) throws SQLException {
		ReadOptions options = grants ? ReadOptions.allSchemas().withGrants() : ReadOptions.allSchemas();
		return new SchemaReader(options).read(this.connection);
	}

	Judges.Look look(Judges judges) throws SQLException {
		return judges.look(this.connection, this.database.programUrl());
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.database.close();
	}

}
