package com.ofauto.migrations.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Migrations that are still on the class path although another one has taken their place.
 * Maven copies what is there, and removes nothing that has gone: after a rename or a
 * squash the next build that is not a clean one has both, and would run both.
 */
final class StaleMigrations {

	private StaleMigrations() {
	}

	/**
	 * Takes away what a squash beside it replaces, and what was renamed in the source
	 * tree.
	 * @param migrations all that was found
	 * @param gone the names of those that a build has copied and that have left the
	 * source tree since
	 * @param present the names of those that a build has copied and that are still there.
	 * What comes from elsewhere, as from a jar or a generator, is no new name of them
	 * @return those that count
	 */
	static List<Migration> without(List<Migration> migrations, Set<String> gone, Set<String> present) {
		if (gone.isEmpty() && !replaceAny(migrations)) {
			return migrations;
		}
		Set<ReplacedMigration> replaced = migrations.stream()
			.flatMap(StaleMigrations::replaced)
			.collect(Collectors.toCollection(HashSet::new));
		Set<String> named = migrations.stream()
			.filter((migration) -> present.contains(migration.name()) && !migration.checksum().equals(Checksum.NOTHING))
			.map(Migration::checksum)
			.collect(Collectors.toSet());
		return migrations.stream()
			.filter((migration) -> !replaced
				.contains(new ReplacedMigration(migration.name(), migration.checksum(), null)))
			.filter((migration) -> !gone.contains(migration.name()) || !named.contains(migration.checksum()))
			.toList();
	}

	private static boolean replaceAny(List<Migration> migrations) {
		for (Migration migration : migrations) {
			if (!migration.replaces().isEmpty()) {
				return true;
			}
		}
		return false;
	}

	private static Stream<ReplacedMigration> replaced(Migration squash) {
		return squash.replaces()
			.stream()
			.filter((replaced) -> !replaced.name().equals(squash.name()))
			.map((replaced) -> new ReplacedMigration(replaced.name(), replaced.checksum(), null));
	}

}
