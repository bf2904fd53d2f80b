package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.Internal;

/**
 * A listener that looks at the database before a deploy changes it. A deploy has one
 * connection, and its pool perhaps no other.
 *
 * @since 0.1.0
 */
@Internal
public interface ConnectedListener extends MigrationListener {

	/**
	 * A deploy holds the lock and has something to apply. What fails here does not stop
	 * it.
	 * @param deploy what it applies, with what the checks have found out about it
	 * @param connection the connection of the deploy, which may only be read from and
	 * must be left as it is
	 * @throws SQLException if the database does not answer
	 */
	void applying(PlannedDeploy deploy, Connection connection) throws SQLException;

}
