package com.ofauto.migrations.core;

import java.util.List;

/**
 * A migration could not get a lock on what it changes, since other sessions hold it.
 * Nothing of the statement remains.
 *
 * @since 0.1.0
 */
public final class MigrationBlockedException extends MigrationException {

	private final String migration;

	private final ScriptLocation location;

	private final List<String> blockers;

	MigrationBlockedException(String migration, ScriptLocation location, String statement, String spent,
			List<String> blockers, Throwable cause) {
		super("Migration " + migration + " could not lock what it changes in " + spent + ".\n" + location + ":\n    "
				+ ReadableText.quoted(statement) + "\n"
				+ (blockers.isEmpty() ? "No other session holds a lock on it any more."
						: "Blocked by: " + String.join("; ", blockers) + "."),
				"Wait until those sessions end, or end one with SELECT pg_terminate_backend(pid), and start again;"
						+ " or raise ofauto.migrations.table-locks.timeout or ofauto.migrations.table-locks.retries.",
				cause);
		this.migration = migration;
		this.location = location;
		this.blockers = List.copyOf(blockers);
	}

	@Override
	public Kind kind() {
		return Kind.FAILED;
	}

	/**
	 * The migration's name.
	 * @return the name
	 */
	public String migration() {
		return this.migration;
	}

	/**
	 * The statement's place.
	 * @return the place
	 */
	public ScriptLocation location() {
		return this.location;
	}

	/**
	 * The blocking sessions, as far as the role may see them.
	 * @return a description of each, may be empty
	 */
	public List<String> blockers() {
		return this.blockers;
	}

}
