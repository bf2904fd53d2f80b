package com.ofauto.migrations.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Finds the replaced migrations that a history has in another form. Running the migration
 * that replaces them would apply their changes twice.
 */
final class AlteredMigrations {

	private final Map<String, List<MigrationRecord>> applied;

	/** Those of a content that may be a replaced one under an old name. */
	private final Map<String, List<MigrationRecord>> byContent;

	/** By the name that is replaced, so that each record is one of them only. */
	private final Map<String, String> found = new HashMap<>();

	/**
	 * Creates it for one migration.
	 * @param migration the one that stands in place of others
	 * @param applied the applied records, without those of files that are on disk
	 * @param elsewhere whether a record is known under its name, since that is on disk or
	 * replaced as it is
	 */
	AlteredMigrations(Migration migration, Collection<MigrationRecord> applied, Predicate<MigrationRecord> elsewhere) {
		Set<String> names = migration.replaces().stream().map(ReplacedMigration::name).collect(Collectors.toSet());
		Set<String> standing = new HashSet<>(names);
		standing.add(migration.name());
		this.applied = applied.stream().collect(Collectors.groupingBy(MigrationRecord::name));
		this.byContent = applied.stream()
			.filter((record) -> !names.contains(record.name()) && !elsewhere.test(record))
			.filter((record) -> !record.checksum().equals(Checksum.NOTHING))
			.filter((record) -> mayBeRenamed(Retirement.of(record), standing))
			.collect(Collectors.groupingBy(MigrationRecord::checksum));
	}

	/**
	 * A migration that a person recorded as removed or replaced is not a renamed one.
	 */
	private static boolean mayBeRenamed(@Nullable Retirement retirement, Set<String> standing) {
		return retirement == null || retirement.by() != null && standing.contains(retirement.by());
	}

	/**
	 * Looks for one.
	 * @param files the contents that it had, all with its name
	 * @return what is there instead, or {@code null} if there is no trace of it
	 */
	@Nullable AlteredMigration find(List<ReplacedMigration> files) {
		String name = files.get(0).name();
		if (this.applied.containsKey(name)) {
			return new AlteredMigration(name, name);
		}
		if (!this.found.containsKey(name)) {
			files.stream()
				.flatMap((file) -> this.byContent.getOrDefault(file.checksum(), List.of()).stream())
				.map(MigrationRecord::name)
				.filter((old) -> !this.found.containsValue(old))
				.findFirst()
				.ifPresent((old) -> this.found.put(name, old));
		}
		String old = this.found.get(name);
		return (old != null) ? new AlteredMigration(old, name) : null;
	}

}
