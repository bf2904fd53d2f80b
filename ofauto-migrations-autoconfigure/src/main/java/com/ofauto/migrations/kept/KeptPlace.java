package com.ofauto.migrations.kept;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.BuildDirectory;
import com.ofauto.migrations.json.JsonFormatException;

import org.springframework.util.FileSystemUtils;

/**
 * Where a project has its kept sets: the build directory of Maven or Gradle, which
 * version control leaves out.
 *
 * @param project the project's directory
 * @since 0.1.0
 */
@Internal
public record KeptPlace(Path project) {

	/** So many sets stay, however old they are. */
	public static final int ALWAYS = 5;

	/** So long a set stays, however many there are. */
	public static final Duration AT_LEAST = Duration.ofDays(7);

	/** No process writes for so long. */
	private static final Duration UNFINISHED = Duration.ofDays(1);

	/**
	 * The directory of all sets.
	 * @return a directory that may not exist
	 */
	public Path directory() {
		return BuildDirectory.of(this.project).orElse(this.project).resolve("ofauto-migrations").resolve("kept");
	}

	/**
	 * A set that a person names.
	 * @param directory its directory
	 * @return the set
	 * @throws IOException if it cannot be read
	 * @throws KeptSetException if it is none
	 */
	public static KeptSet set(Path directory) throws IOException {
		Path file = directory.resolve(Manifest.FILE);
		try {
			return new KeptSet(directory, new ManifestReader(Files.readString(file)).read());
		}
		catch (NoSuchFileException ex) {
			throw new KeptSetException(directory, directory + " has no file " + Manifest.FILE + ".");
		}
		catch (CharacterCodingException ex) {
			throw new KeptSetException(directory, file + " is not UTF-8.");
		}
		catch (JsonFormatException ex) {
			throw new KeptSetException(directory,
					file + ":" + ex.line() + ":" + ex.column() + ": " + ex.reason() + ".");
		}
	}

	/**
	 * Deletes the sets of a database that are neither among the newest nor young.
	 * @param database the database's name
	 * @param schema the schema of the tables
	 * @param now the time
	 * @return how many were deleted
	 * @throws IOException if one of them cannot be deleted
	 */
	public int prune(String database, String schema, Instant now) throws IOException {
		List<KeptSet> old = sets(database, schema).stream()
			.skip(ALWAYS)
			.filter((set) -> set.manifest().keptAt().isBefore(now.minus(AT_LEAST)))
			.toList();
		for (KeptSet set : old) {
			FileSystemUtils.deleteRecursively(set.directory());
		}
		deleteUnfinished(now.minus(UNFINISHED));
		return old.size();
	}

	/**
	 * What a killed process has left.
	 */
	private void deleteUnfinished(Instant before) throws IOException {
		try (DirectoryStream<Path> all = Files.newDirectoryStream(directory(), SetWriter.UNFINISHED + "*")) {
			for (Path unfinished : all) {
				if (Files.getLastModifiedTime(unfinished).toInstant().isBefore(before)) {
					FileSystemUtils.deleteRecursively(unfinished);
				}
			}
		}
	}

	/**
	 * The sets of a database.
	 * @param database the database's name
	 * @param schema the schema of the tables
	 * @return the sets, the newest first
	 * @throws IOException if the directory cannot be read
	 * @throws KeptSetException if a set cannot be understood
	 */
	public List<KeptSet> sets(String database, String schema) throws IOException {
		List<KeptSet> sets = new ArrayList<>();
		if (!Files.isDirectory(directory())) {
			return sets;
		}
		List<Path> directories;
		try (Stream<Path> all = Files.list(directory())) {
			directories = all.filter(KeptPlace::isSet).toList();
		}
		for (Path directory : directories) {
			sets.add(set(directory));
		}
		return sets.stream()
			.filter((set) -> set.manifest().isOf(database, schema))
			.sorted(Comparator.comparing((KeptSet set) -> set.manifest().keptAt())
				.thenComparing(KeptSet::directory)
				.reversed())
			.toList();
	}

	/**
	 * One that is being written begins with a dot.
	 */
	private static boolean isSet(Path directory) {
		return Files.isDirectory(directory) && !directory.getFileName().toString().startsWith(".");
	}

}
