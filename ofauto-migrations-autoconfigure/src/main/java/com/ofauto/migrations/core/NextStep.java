package com.ofauto.migrations.core;

/**
 * The exact next commands that messages point to.
 */
final class NextStep {

	private NextStep() {
	}

	static String baseline(String name) {
		return startOnceWith("baseline", name);
	}

	static String resolveApplied(String name) {
		return startOnceWith("resolve-applied", name);
	}

	static String resolveRolledBack(String name) {
		return startOnceWith("resolve-rolled-back", name);
	}

	static String acceptEdit(String name) {
		return startOnceWith("accept-edit", name);
	}

	static String stamp(MigrationEnvironment environment) {
		return "stamp it " + environment.word() + ": start the application once with"
				+ " --ofauto.migrations.stamp.environment=" + environment.word()
				+ " --ofauto.migrations.stamp.database=NAME, where NAME is the database's name";
	}

	private static String startOnceWith(String property, String name) {
		return "start the application once with --ofauto.migrations." + property + "=" + name;
	}

}
