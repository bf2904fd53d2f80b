package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * A migration file is not a script that can be applied. Nothing has been changed.
 *
 * @since 0.1.0
 */
public final class MigrationScriptException extends MigrationException {

	private final String migration;

	private final ScriptLocation location;

	private final String reason;

	MigrationScriptException(String migration, ScriptLocation location, String reason) {
		this(migration, location, location + ": " + reason + ".", null);
	}

	MigrationScriptException(String migration, StatementFailure failure, Throwable cause) {
		this(migration, failure.location(), failure.describe(), cause);
	}

	private MigrationScriptException(String migration, ScriptLocation location, String description,
			@Nullable Throwable cause) {
		super("Migration " + migration + " cannot be applied.\n" + description,
				"Correct the file, and start again; nothing has been applied.", cause);
		this.migration = migration;
		this.location = location;
		this.reason = description;
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
	 * Where in the file the reason stands.
	 * @return the place
	 */
	public ScriptLocation location() {
		return this.location;
	}

	/**
	 * Why it cannot be applied, with the place.
	 * @return such as {@code migration.sql:3:1: …}, and the statement where PostgreSQL
	 * has refused one
	 */
	public String reason() {
		return this.reason;
	}

}
