package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.Internal;

/**
 * A query of the application's schema.
 *
 * @param <T> what it reads
 * @since 0.1.0
 */
@Internal
@FunctionalInterface
public interface SchemaQuery<T> {

	/**
	 * Reads.
	 * @param connection a connection without an open transaction, to be left so
	 * @param schema the schema's name
	 * @return what was read
	 * @throws SQLException if the database does not answer
	 */
	T read(Connection connection, String schema) throws SQLException;

}
