package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A tool that migrates.
 */
sealed interface Contender permits Application, Psql {

	String label();

	Layout layout();

	/**
	 * Migrates.
	 * @param task what to migrate
	 * @return the cost for each database; only the first one met a cold JVM
	 * @throws RunFailedException if it could not
	 */
	List<Round> run(Task task) throws IOException, InterruptedException, RunFailedException;

	/**
	 * Returns a name for files and logs.
	 */
	default String key() {
		return label().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
	}

	/**
	 * Returns all contenders on the measured applications of a build.
	 * @param home the directory of the benchmarks
	 */
	static List<Application> applications(Path home) {
		return List.of(new Application("Floor", home.resolve("floor"), Layout.PRISMA),
				new Application("OFAuto", home.resolve("ofauto"), Layout.PRISMA),
				new Application("Flyway", home.resolve("flyway"), Layout.FLYWAY),
				new Application("Liquibase", home.resolve("liquibase"), Layout.LIQUIBASE));
	}

}
