package com.ofauto.migrations.core;

import java.sql.SQLException;

import com.ofauto.migrations.Internal;

/**
 * Several steps of an operation that the {@link Gate} has allowed, in one transaction.
 *
 * @since 0.1.0
 */
@Internal
@FunctionalInterface
public interface GuardedTransaction {

	/**
	 * Runs the steps. A failure rolls all of them back.
	 * @param transaction the open transaction
	 * @return whether it is committed; {@code false} rolls it back
	 * @throws SQLException if the database refuses a step
	 */
	boolean run(OpenTransaction transaction) throws SQLException;

}
