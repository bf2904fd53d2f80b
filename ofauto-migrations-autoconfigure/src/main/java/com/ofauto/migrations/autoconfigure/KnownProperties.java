package com.ofauto.migrations.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.core.MigrationEnvironment;

/**
 * The properties of all modules, behind {@code ofauto.migrations.}. A module that is not
 * here, such as the development tools in production, may be configured nevertheless.
 */
final class KnownProperties {

	static final String PREFIX = "ofauto.migrations.";

	/** Those with one value or a list of values. */
	private static final List<String> VALUES = List.of("backfill-on-startup", "backup.command", "backup.directory",
			"backup.keep", "backup.password", "backup.pg-dump", "backup.require", "backup.url", "backup.user",
			"command-line.agents-may-confirm", "command-line.enabled", "command-line.refuse-bare-commands",
			"command-line.sources", "datasource", "default-schema", "edited", "enabled", "environment",
			"health.not-up-to-date-status", "ignore", "impact", "late", "locations", "migration-lock.wait", "missing",
			"on-startup", "once.accept-edit", "once.baseline", "once.resolve-applied", "once.resolve-rolled-back",
			"once.stamp.database", "once.stamp.environment", "online", "order", "password", "pooler", "privileges",
			"rehearsal", "rehearsal-password", "rehearsal-user", "reset.enabled", "reset.keep-size", "safety",
			"schema-source", "seed.enabled", "seed.location", "seed.on-startup", "server-versions", "shadow-password",
			"shadow-url", "shadow-user", "table-locks.retries", "table-locks.timeout", "time-zone",
			"undo.above-max-size", "undo.keep", "undo.max-size", "url", "user", "wait.limit", "window.days",
			"window.hours", "window.zone");

	/** Those that are maps, whose keys are the words of the environments. */
	private static final List<String> BY_ENVIRONMENT = List.of("profiles");

	/** The one whose keys are the names of databases. */
	private static final String DATABASES = "databases";

	/** What is said once for the whole application. */
	private static final List<String> GLOBAL = List.of("command-line.", "enabled", "health.", "order");

	private KnownProperties() {
	}

	/**
	 * All names as they are written in a file.
	 */
	static List<String> names() {
		Stream<String> ofEnvironments = BY_ENVIRONMENT.stream()
			.flatMap((map) -> Arrays.stream(MigrationEnvironment.values())
				.map((environment) -> map + "." + environment.word()));
		return Stream.concat(VALUES.stream(), ofEnvironments).toList();
	}

	/**
	 * The same of one of several databases.
	 */
	static Stream<String> namesOf(String database) {
		return names().stream()
			.filter((name) -> GLOBAL.stream().noneMatch(name::startsWith))
			.map((name) -> DATABASES + "." + database + "." + name);
	}

	/**
	 * The names as the metadata has them, where a map is one property.
	 */
	static List<String> inMetadata() {
		return Stream.of(VALUES, BY_ENVIRONMENT, List.of(DATABASES)).flatMap(List::stream).sorted().toList();
	}

}
