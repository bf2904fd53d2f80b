package com.ofauto.migrations.core;

/**
 * The exact next commands that messages point to.
 */
final class NextStep {

	private NextStep() {
	}

	static String baseline(String name) {
		return run("baseline --to " + name);
	}

	static String resolveApplied(String name) {
		return run("resolve --applied " + name);
	}

	static String resolveRolledBack(String name) {
		return run("resolve --rolled-back " + name);
	}

	static String acceptEdit(String name) {
		return run("resolve --accept-edit " + name);
	}

	static String stamp(MigrationEnvironment environment) {
		return run("stamp " + environment.word()) + ", which asks for the database's name";
	}

	static String deploy() {
		return run("deploy");
	}

	private static String run(String command) {
		return Invocation.instruction("migrate " + command);
	}

}
