package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.Internal;

/**
 * Decides about a deploy whether it may apply what it is about to apply, after what the
 * engine itself requires. A deploy asks under the lock, before it changes anything. It
 * does not ask if nothing is pending, and neither in its first run on a database that
 * holds nothing, unless the impact of a migration names a relation of another schema.
 *
 * @since 0.1.0
 */
@Internal
public interface DeployCheck {

	/**
	 * Checks a deploy. A dry run asks too.
	 * @param deploy what is to be applied
	 * @param connection the connection of the deploy, without an open transaction, which
	 * may only be read from and must be left as it is
	 * @throws DeployStoppedException if the deploy must not go on
	 * @throws SQLException if the database does not answer, which stops the deploy too
	 */
	void check(PlannedDeploy deploy, Connection connection) throws SQLException;

}
