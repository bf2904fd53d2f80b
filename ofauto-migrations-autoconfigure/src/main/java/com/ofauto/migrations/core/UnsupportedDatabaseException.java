package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Migrations cannot be deployed safely on this connection. Nothing has been changed.
 *
 * @since 0.1.0
 */
public final class UnsupportedDatabaseException extends MigrationException {

	private UnsupportedDatabaseException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	static UnsupportedDatabaseException notPostgres(String product, @Nullable Throwable cause) {
		return new UnsupportedDatabaseException(
				"The DataSource connects to " + product + "; OFAuto Migrations works with PostgreSQL only.",
				"Use a PostgreSQL DataSource, name one with @MigrationsDataSource or ofauto.migrations.url, or set"
						+ " ofauto.migrations.enabled=false.",
				cause);
	}

	static UnsupportedDatabaseException tooOld(String version) {
		return new UnsupportedDatabaseException(
				"The server is PostgreSQL " + version + "; OFAuto Migrations needs version 12 or newer.",
				"Upgrade the server.", null);
	}

	static UnsupportedDatabaseException driverTooOld(String version, String oldest) {
		return new UnsupportedDatabaseException(
				"The PostgreSQL JDBC driver is version " + version + "; OFAuto Migrations needs version " + oldest
						+ " or newer.",
				"Leave the driver's version to Spring Boot (the property postgresql.version), or set it to " + oldest
						+ " or newer.",
				null);
	}

	static UnsupportedDatabaseException driverUnknown(String version, String oldest, String newest,
			LinkageError lacking) {
		return new UnsupportedDatabaseException("The PostgreSQL JDBC driver is version " + version
				+ ", and lacks a method with which OFAuto Migrations sends scripts (" + lacking.getMessage() + ").",
				"Set the driver's version to one of " + oldest + " to " + newest
						+ ", which are known to work, or use a newer OFAuto Migrations.",
				lacking);
	}

	static UnsupportedDatabaseException pooler() {
		return new UnsupportedDatabaseException(
				"The connection goes through a pooler (the server process is not the one that the driver was"
						+ " told), and behind a pooler in transaction mode the migration lock has no effect.",
				"Set ofauto.migrations.url to the server itself. If the pooler is in session mode, set"
						+ " ofauto.migrations.pooler=session.",
				null);
	}

	static UnsupportedDatabaseException inTransaction() {
		return new UnsupportedDatabaseException(
				"The DataSource returned a connection in an open transaction, which the migrations would commit.",
				"Call the migrator outside of that transaction, or give it a DataSource of its own.", null);
	}

	static UnsupportedDatabaseException standby() {
		return new UnsupportedDatabaseException(
				"The server is a standby (pg_is_in_recovery() is true), which cannot be migrated.",
				"Set ofauto.migrations.url to the primary.", null);
	}

	static UnsupportedDatabaseException untrustedHistory(String problem, String remedy) {
		return new UnsupportedDatabaseException(problem, remedy, null);
	}

	/**
	 * What acts on the history's schema and what makes new tables would mean two schemas.
	 */
	static UnsupportedDatabaseException historyElsewhere(String history, String current, String searchPath) {
		return new UnsupportedDatabaseException(
				"The history is in schema " + Sql.identifier(history) + ", and new tables go to schema "
						+ Sql.identifier(current) + ", the first of the connection's search path (" + searchPath + ").",
				"If the migrations are those of " + Sql.identifier(history) + ", set ofauto.migrations.default-schema="
						+ history + ". If they are those of " + Sql.identifier(current)
						+ " and have not been applied, set ofauto.migrations.default-schema=" + current
						+ ". If they have made tables there already, move the history to them: ALTER TABLE "
						+ Sql.identifier(history) + "." + HistoryQuery.TABLE + " SET SCHEMA " + Sql.identifier(current)
						+ ";",
				null);
	}

	static UnsupportedDatabaseException noSchema(String searchPath) {
		return new UnsupportedDatabaseException(
				"No schema of the connection's search path (" + searchPath
						+ ") exists, so there is no schema for the history.",
				"Create the schema, or set ofauto.migrations.default-schema, which is created when it is missing.",
				null);
	}

}
