package com.ofauto.migrations.core;

/**
 * A migration file is not a script that can be applied. Nothing has been touched.
 */
public final class MigrationScriptException extends MigrationException {

	private final String migration;

	private final ScriptLocation location;

	MigrationScriptException(String migration, ScriptLocation location, String reason) {
		super("Migration " + migration + " cannot be applied.\n" + location + ": " + reason + ".",
				"Correct the file, and start again; nothing has been applied.", null);
		this.migration = migration;
		this.location = location;
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

}
