package com.ofauto.migrations.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a database where a migrator keeps its history, by whatever name the
 * database is reached. Two migrators with the same place would take each other's
 * migrations for their own.
 *
 * @since 0.1.0
 */
@Internal
public final class DatabasePlace {

	private final RunningDatabase database;

	private final @Nullable String schema;

	private DatabasePlace(RunningDatabase database, @Nullable String schema) {
		this.database = database;
		this.schema = schema;
	}

	/**
	 * Asks the database.
	 * @param migrator the migrator
	 * @return its place
	 * @throws MigrationException if the database cannot be asked
	 */
	public static DatabasePlace of(Migrator migrator) {
		try (Session session = migrator.work().open()) {
			return of(migrator, session);
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("identify the database", ex);
		}
	}

	static DatabasePlace of(Migrator migrator, Session session) throws SQLException {
		return new DatabasePlace(RunningDatabase.read(session.connection()), schema(migrator, session));
	}

	/**
	 * Whether both are in one database, be it in one schema or in two.
	 * @param other the other place
	 * @return {@code true} if they are
	 */
	public boolean isBeside(DatabasePlace other) {
		return this.database.equals(other.database);
	}

	@Nullable String schema() {
		return this.schema;
	}

	private static @Nullable String schema(Migrator migrator, Session session) throws SQLException {
		String schema = migrator.settings().defaultSchema();
		if (schema != null) {
			return schema;
		}
		try (Statement statement = session.connection().createStatement();
				ResultSet row = statement.executeQuery("SELECT pg_catalog.current_schema()")) {
			row.next();
			return row.getString(1);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DatabasePlace place && this.database.equals(place.database)
				&& Objects.equals(this.schema, place.schema);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.database, this.schema);
	}

}
