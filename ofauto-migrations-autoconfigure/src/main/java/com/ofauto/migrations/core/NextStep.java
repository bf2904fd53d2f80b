package com.ofauto.migrations.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The exact commands that messages propose.
 */
final class NextStep {

	private NextStep() {
	}

	static String baseline(String name) {
		return run("baseline " + ShellWord.option("--to", name));
	}

	static String resolve(Decision decision) {
		return resolve(decision.option());
	}

	/**
	 * Several decisions in one call.
	 */
	static String resolve(String decisions) {
		return run("resolve " + decisions);
	}

	static String stamp(MigrationEnvironment environment) {
		return run("stamp " + environment.word()) + ", which asks for the database's name";
	}

	/**
	 * The stamp of the history in another schema than the application's.
	 */
	static String stamp(MigrationEnvironment environment, String schema) {
		return run("stamp " + environment.word()) + " --ofauto.migrations.default-schema=" + ShellWord.of(schema)
				+ ", which asks for the database's name";
	}

	static String deploy() {
		return run("deploy");
	}

	/**
	 * Applies what a rollback has undone.
	 */
	static String again(List<String> names) {
		return run("deploy " + ((names.size() > FirstLines.MOST) ? "--again NAME with the name of each"
				: names.stream().map((name) -> ShellWord.option("--again", name)).collect(Collectors.joining(" "))));
	}

	/**
	 * A rollback.
	 * @param what how far it goes
	 */
	static String rollback(String what) {
		return run("rollback " + what);
	}

	private static String run(String command) {
		return Invocation.instruction("migrate " + command);
	}

}
