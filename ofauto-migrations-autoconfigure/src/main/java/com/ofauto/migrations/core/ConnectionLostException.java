package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * The connection to the server was lost.
 */
public final class ConnectionLostException extends MigrationException {

	private final String migration;

	private ConnectionLostException(String migration, String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.migration = migration;
	}

	/**
	 * The migration under way.
	 * @return its name
	 */
	public String migration() {
		return this.migration;
	}

	static ConnectionLostException notApplied(String migration, Throwable cause) {
		return new ConnectionLostException(migration,
				"The connection was lost while migration " + migration
						+ " ran. The database was asked since: it is not applied. (" + cause.getMessage() + ")",
				"Start again when the server is well.", cause);
	}

	static ConnectionLostException interrupted(String migration, int finished, Throwable cause) {
		return new ConnectionLostException(migration, "The connection was lost while migration " + migration
				+ " ran. The database was asked since: it is not complete; segments that have finished and stay applied: "
				+ finished + ". (" + cause.getMessage() + ")",
				"Start again when the server is well: the deploy goes on at the segment that is missing.", cause);
	}

	static ConnectionLostException unknown(String migration, Throwable cause) {
		return new ConnectionLostException(migration, "The connection was lost while migration " + migration
				+ " ran, and the server could not be asked whether it was committed. (" + cause.getMessage() + ")",
				"Start again when the server is well: each migration is applied once, whatever happened.", cause);
	}

}
