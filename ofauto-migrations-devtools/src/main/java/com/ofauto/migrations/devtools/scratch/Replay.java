package com.ofauto.migrations.devtools.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.SharedStatement;
import com.ofauto.migrations.core.StatementFailedException;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Builds a scratch database from migrations, as a deployment does.
 *
 * @param directory the migrations
 * @param settings how to deploy
 * @param listeners listeners of the deployment
 */
record Replay(MigrationDirectory directory, MigratorSettings settings, List<MigrationListener> listeners) {

	/**
	 * Apply the migrations that a database does not have yet. The default schema is
	 * created before the first migration.
	 */
	void into(ScratchDatabase database) throws SQLException {
		if (this.settings.defaultSchema() != null) {
			create(database, this.settings.defaultSchema());
		}
		try {
			database.migrator(this.directory, this.settings, this.listeners).deploy();
		}
		catch (StatementFailedException ex) {
			throw ReplayFailedException.of(ex, SharedStatement.in(migrations()));
		}
		catch (MigrationScriptException ex) {
			throw ReplayFailedException.of(ex);
		}
	}

	private static void create(ScratchDatabase database, String schema) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE SCHEMA IF NOT EXISTS " + Quotes.identifier(schema));
		}
	}

	List<Migration> migrations() {
		return this.directory.read();
	}

}
