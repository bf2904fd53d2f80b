package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What a database has of the migrations in whose place another one stands. One of them
 * may have stood in the place of others itself, and the database has that one or these.
 *
 * @param applied the names of those that it has
 * @param lacking the names of those that it does not have
 */
record Predecessors(List<String> applied, List<String> lacking) {

	static final Predecessors NONE = new Predecessors(List.of(), List.of());

	/**
	 * Looks for them.
	 * @param migration the one that stands in their place
	 * @param had whether a file ran; only what ran from the very file is what the
	 * successor builds
	 */
	static Predecessors of(Migration migration, Predicate<ReplacedMigration> had) {
		return of(migration, null, had, Set.of());
	}

	/**
	 * Names that were seen on the way are not looked for again, so that there is an end.
	 */
	private static Predecessors of(Migration migration, @Nullable String by, Predicate<ReplacedMigration> had,
			Set<String> seen) {
		List<ReplacedMigration> files = migration.replaced(by);
		List<String> applied = new ArrayList<>();
		List<String> lacking = new ArrayList<>();
		for (String name : files.stream().map(ReplacedMigration::name).distinct().toList()) {
			if (files.stream().anyMatch((file) -> file.name().equals(name) && had.test(file))) {
				applied.add(name);
				continue;
			}
			Set<String> further = new HashSet<>(seen);
			Predecessors earlier = further.add(name) ? of(migration, name, had, further) : NONE;
			applied.addAll(earlier.applied());
			lacking.addAll(earlier.applied().isEmpty() ? List.of(name) : earlier.lacking());
		}
		return new Predecessors(List.copyOf(applied), List.copyOf(lacking));
	}

}
