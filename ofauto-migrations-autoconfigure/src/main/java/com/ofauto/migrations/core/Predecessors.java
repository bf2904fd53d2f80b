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
 * @param altered those that it has from another file or under another name
 * @param lacking the names of those of which it has nothing
 */
record Predecessors(List<String> applied, List<AlteredMigration> altered, List<String> lacking) {

	static final Predecessors NONE = new Predecessors(List.of(), List.of(), List.of());

	Predecessors {
		applied = List.copyOf(applied);
		altered = List.copyOf(altered);
		lacking = List.copyOf(lacking);
	}

	/**
	 * Looks for them.
	 * @param migration the one that stands in their place
	 * @param had whether a file ran; only what ran from the very file is what the
	 * successor builds
	 * @param instead what is there of one that did not
	 */
	static Predecessors of(Migration migration, Predicate<ReplacedMigration> had, AlteredMigrations instead) {
		return of(migration, null, had, instead, Set.of());
	}

	/**
	 * Names that were seen on the way are not looked for again, so that there is an end.
	 */
	private static Predecessors of(Migration migration, @Nullable String by, Predicate<ReplacedMigration> had,
			AlteredMigrations instead, Set<String> seen) {
		List<ReplacedMigration> all = migration.replaced(by);
		List<String> applied = new ArrayList<>();
		List<AlteredMigration> altered = new ArrayList<>();
		List<String> lacking = new ArrayList<>();
		for (String name : all.stream().map(ReplacedMigration::name).distinct().toList()) {
			List<ReplacedMigration> files = all.stream().filter((file) -> file.name().equals(name)).toList();
			if (files.stream().anyMatch(had)) {
				applied.add(name);
				continue;
			}
			Set<String> further = new HashSet<>(seen);
			Predecessors earlier = further.add(name) ? of(migration, name, had, instead, further) : NONE;
			AlteredMigration other = earlier.complete() ? null : instead.find(files);
			if (other != null) {
				altered.add(other);
				continue;
			}
			applied.addAll(earlier.applied());
			altered.addAll(earlier.altered());
			lacking.addAll(earlier.none() ? List.of(name) : earlier.lacking());
		}
		return new Predecessors(applied, altered, lacking);
	}

	/**
	 * Whether the database has nothing of them.
	 */
	boolean none() {
		return this.applied.isEmpty() && this.altered.isEmpty();
	}

	private boolean complete() {
		return !this.applied.isEmpty() && this.altered.isEmpty() && this.lacking.isEmpty();
	}

}
