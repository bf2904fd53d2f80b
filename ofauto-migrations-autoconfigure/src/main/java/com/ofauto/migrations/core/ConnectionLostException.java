package com.ofauto.migrations.core;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The connection to the server was lost.
 *
 * @since 0.1.0
 */
public final class ConnectionLostException extends MigrationException {

	private final String migration;

	private ConnectionLostException(String migration, String problem, String remedy, @Nullable Throwable cause) {
		super(problem, remedy, cause);
		this.migration = migration;
	}

	@Override
	public Kind kind() {
		return Kind.UNREACHABLE;
	}

	/**
	 * The migration under way.
	 * @return its name
	 */
	public String migration() {
		return this.migration;
	}

	static ConnectionLostException notApplied(String migration, @Nullable TimeLimit limit, Throwable cause) {
		return new ConnectionLostException(migration,
				"The connection was lost while migration " + migration
						+ " ran. A new connection shows that it is not applied. (" + ReadableText.said(cause) + ")"
						+ problem(limit),
				(limit != null) ? limit.remedy() + "\nThen start again." : "Start again when the server is available.",
				cause);
	}

	private static String problem(@Nullable TimeLimit limit) {
		return (limit != null) ? "\n" + limit.problem() : "";
	}

	/**
	 * The server that answers lacks commits of the lost one.
	 */
	static ConnectionLostException fellBehind(String migration, List<String> forgotten, Throwable cause) {
		return new ConnectionLostException(migration, "The connection was lost while migration " + migration
				+ " ran. A new connection shows that it is not applied, and neither "
				+ ((forgotten.size() == 1) ? "is " : "are ") + String.join(", ", forgotten)
				+ ", which this run had applied. This is therefore another server, which was behind the lost one,"
				+ " such as a promoted standby. (" + ReadableText.said(cause) + ")",
				"Make sure that this is the right server; it may lack other data of the lost one too. Then start"
						+ " again: the deploy continues after the last migration that this server has.",
				cause);
	}

	static ConnectionLostException interrupted(String migration, int finished, @Nullable TimeLimit limit,
			Throwable cause) {
		return new ConnectionLostException(migration,
				"The connection was lost while migration " + migration
						+ " ran. A new connection shows that it is not complete; segments that have finished and stay"
						+ " applied: " + finished + ". (" + ReadableText.said(cause) + ")" + problem(limit),
				((limit != null) ? limit.remedy() + "\nThen start again" : "Start again when the server is available")
						+ ": the deploy continues at the first missing segment.",
				cause);
	}

	static ConnectionLostException interrupted(String migration, BackfillProgress backfill, @Nullable TimeLimit limit,
			Throwable cause) {
		return new ConnectionLostException(migration,
				"The connection was lost while backfill " + migration
						+ " ran. A new connection shows how far it has come: " + backfill.describe() + ". ("
						+ ReadableText.said(cause) + ")" + problem(limit),
				((limit != null) ? limit.remedy() + "\nThen start again" : "Start again when the server is available")
						+ ": the deploy goes on from there.",
				cause);
	}

	static ConnectionLostException unknown(String migration, Throwable cause) {
		return new ConnectionLostException(migration, "The connection was lost while migration " + migration
				+ " ran, and no new connection could show whether it was committed. (" + ReadableText.said(cause) + ")",
				"Start again when the server is available: each migration is applied exactly once in any case.", cause);
	}

	/**
	 * Only servers answer that may lack commits of the lost one.
	 */
	static ConnectionLostException standby(String migration, Throwable cause) {
		return new ConnectionLostException(migration,
				"The connection was lost while migration " + migration
						+ " ran, and only a standby answers now, which may be behind and cannot show whether it was"
						+ " committed. (" + ReadableText.said(cause) + ")",
				"Start again when the primary is back or the standby is promoted: each migration is applied"
						+ " exactly once in any case.",
				cause);
	}

}
