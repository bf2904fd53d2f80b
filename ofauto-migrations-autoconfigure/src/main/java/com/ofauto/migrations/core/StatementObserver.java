package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the database between the statements of a deploy, on the connection that runs
 * them. It may ask and must not change anything. What it throws ends the deploy.
 *
 * @since 0.1.0
 */
@Internal
public interface StatementObserver {

	/**
	 * A migration begins.
	 * @param migration the migration
	 * @param connection the connection, without a transaction
	 * @throws SQLException if the observer cannot look
	 */
	void begins(Migration migration, Connection connection) throws SQLException;

	/**
	 * A transaction has begun, and no statement of the file has run in it. It may be one
	 * that ended with a failure, and is tried again.
	 * @throws SQLException if the observer cannot look
	 */
	void transactionBegins() throws SQLException;

	/**
	 * A statement has run in the transaction.
	 * @param statement the statement
	 * @param command what the server calls it, such as {@code ALTER TABLE}, or nothing if
	 * it returned rows
	 * @throws SQLException if the observer cannot look
	 */
	void ran(MigrationStatement statement, String command) throws SQLException;

	/**
	 * The transaction has ended.
	 * @param committed whether what it did has been kept
	 * @throws SQLException if the observer cannot look
	 */
	void transactionEnds(boolean committed) throws SQLException;

	/**
	 * A statement is about to run outside of a transaction block.
	 * @param statement the statement
	 * @throws SQLException if the observer cannot look
	 */
	void aloneBegins(MigrationStatement statement) throws SQLException;

	/**
	 * That statement has ended, well or not.
	 * @param statement the statement
	 * @param command what the server calls it, or {@code null} if it has failed
	 * @throws SQLException if the observer cannot look
	 */
	void aloneEnds(MigrationStatement statement, @Nullable String command) throws SQLException;

	/**
	 * A statement does not run in a scratch database, or sets the transaction's mode
	 * before anything else may run in it.
	 * @param statement the statement
	 */
	void passed(MigrationStatement statement);

}
