package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;

/**
 * Reads the migrations from one or several locations, {@code classpath:} or
 * {@code file:}. The layout is Prisma's: {@code <name>/migration.sql}, and beside the
 * directories a {@code migration_lock.toml}, which may be missing.
 *
 * @since 0.1.0
 */
public final class MigrationDirectory {

	private static final int LONGEST_NAME = 255;

	/** Stands for what is no character in the encoding of file names. */
	private static final char UNREADABLE = '\uFFFD';

	private final ClassLoader classLoader;

	private final List<String> locations;

	private final List<Function<ScriptFingerprint, Migration>> scripts;

	/**
	 * Creates a directory over some locations.
	 * @param classLoader where {@code classpath:} locations are looked up
	 * @param locations one or several locations
	 */
	public MigrationDirectory(ClassLoader classLoader, List<String> locations) {
		this(classLoader, locations, List.of());
	}

	private MigrationDirectory(ClassLoader classLoader, List<String> locations,
			List<Function<ScriptFingerprint, Migration>> scripts) {
		this.classLoader = classLoader;
		this.locations = List.copyOf(locations);
		this.scripts = scripts;
	}

	/**
	 * Creates a directory that is on no disk.
	 * @param scripts its migrations
	 * @return a directory without locations
	 */
	public static MigrationDirectory of(List<MigrationScript> scripts) {
		return new MigrationDirectory(MigrationDirectory.class.getClassLoader(), List.of(),
				scripts.stream().<Function<ScriptFingerprint, Migration>>map((script) -> script::read).toList());
	}

	/**
	 * Creates a directory of some migrations of another.
	 * @param migrations the migrations, ordered by name
	 * @return a directory without locations
	 */
	@Internal
	public static MigrationDirectory holding(List<Migration> migrations) {
		return new MigrationDirectory(MigrationDirectory.class.getClassLoader(), List.of(),
				migrations.stream()
					.<Function<ScriptFingerprint, Migration>>map((one) -> (fingerprint) -> one)
					.toList());
	}

	/**
	 * Returns the same with one more migration, which is not on disk.
	 * @param script the migration
	 * @return a directory with the same locations
	 */
	@Internal
	public MigrationDirectory with(MigrationScript script) {
		return new MigrationDirectory(this.classLoader, this.locations,
				Stream.concat(this.scripts.stream(), Stream.of(script::read)).toList());
	}

	/**
	 * The locations as they were given.
	 * @return the locations, none if the migrations are in memory
	 */
	public List<String> locations() {
		return this.locations;
	}

	/**
	 * Reads all migrations, each file once.
	 * @return the migrations ordered by name
	 * @throws MigrationFilesException if anything in the locations cannot be used
	 */
	public List<Migration> read() {
		return contents().migrations();
	}

	/**
	 * Reads all migrations, and the files beside them.
	 */
	DirectoryContents contents() {
		Map<String, FoundMigration> found = new TreeMap<>();
		List<Finding> findings = new ArrayList<>();
		for (String location : this.locations) {
			for (MigrationRoot root : MigrationRoot.all(this.classLoader, location)) {
				root.requirePostgresql();
				for (FoundMigration migration : root.migrations()) {
					add(found, migration);
				}
				Finding strays = root.strays();
				if (strays != null && !findings.contains(strays)) {
					findings.add(strays);
				}
			}
		}
		ScriptFingerprint fingerprint = new ScriptFingerprint();
		List<Migration> migrations = new ArrayList<>(found.size());
		for (Function<ScriptFingerprint, Migration> script : this.scripts) {
			migrations.add(script.apply(fingerprint));
		}
		Set<String> gone = new HashSet<>();
		Set<String> present = new HashSet<>();
		for (FoundMigration migration : found.values()) {
			migrations.add(migration.read(fingerprint));
			if (migration.hasLeftItsSource()) {
				gone.add(migration.name());
			}
			if (migration.isInItsSource()) {
				present.add(migration.name());
			}
		}
		if (!this.scripts.isEmpty()) {
			migrations.sort(Comparator.comparing(Migration::name));
		}
		List<Migration> counting = StaleMigrations.without(migrations, gone, present);
		for (Migration migration : counting) {
			if (gone.contains(migration.name())) {
				findings.add(Objects.requireNonNull(found.get(migration.name())).leftover());
			}
		}
		return new DirectoryContents(counting, findings);
	}

	boolean unchanging() {
		for (String location : this.locations) {
			if (!location.startsWith(MigrationRoot.CLASSPATH)) {
				return false;
			}
		}
		return true;
	}

	private static void add(Map<String, FoundMigration> found, FoundMigration migration) {
		if (migration.name().indexOf(UNREADABLE) >= 0) {
			throw MigrationFilesException.unreadableName(migration.location());
		}
		if (ReadableText.isHarmful(migration.name())) {
			throw MigrationFilesException.harmfulName(ReadableText.name(migration.location()));
		}
		int length = migration.name().codePointCount(0, migration.name().length());
		if (length > LONGEST_NAME) {
			throw MigrationFilesException.nameTooLong(migration.location(), length);
		}
		FoundMigration other = found.putIfAbsent(migration.name(), migration);
		if (other != null && other.isEmpty()) {
			found.put(migration.name(), migration);
		}
		else if (other != null && !migration.isEmpty() && !other.isCopyOf(migration)) {
			throw MigrationFilesException.duplicateName(migration.name(), other.location(), migration.location());
		}
	}

}
