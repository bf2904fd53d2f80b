package com.ofauto.migrations.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One place that holds migrations: a directory on disk, or one inside a jar.
 */
final class MigrationRoot {

	static final String CLASSPATH = "classpath:";

	static final String FILE = "file:";

	/** What Flyway calls the same. */
	static final String FILESYSTEM = "filesystem:";

	static final String LOCK_FILE = "migration_lock.toml";

	private static final String POSTGRESQL = "provider = \"postgresql\"";

	private static final String PROVIDER = "provider\\s*=\\s*\"((?!postgresql\")[^\"]*)\"\\s*";

	private final String location;

	private final Map<String, FoundMigration> migrations = new LinkedHashMap<>();

	private final List<String> strays = new ArrayList<>();

	private final @Nullable Path source;

	private MigrationFile.@Nullable Opener lockFile;

	MigrationRoot(String location) {
		this(location, null);
	}

	private MigrationRoot(String location, @Nullable Path source) {
		this.location = location;
		this.source = source;
	}

	static List<MigrationRoot> all(ClassLoader classLoader, String location) {
		if (location.startsWith(CLASSPATH)) {
			return new ClasspathRoots(classLoader).find(location.substring(CLASSPATH.length()));
		}
		if (location.startsWith(FILE) || location.startsWith(FILESYSTEM)) {
			return List.of(ofDirectory(path(location)));
		}
		throw MigrationFilesException.unknownLocation(location);
	}

	private static Path path(String location) {
		try {
			String name = location.replaceFirst("^[a-z]+:(//(?=/))?", "");
			Path path = Path.of(name);
			if (!name.isBlank() && Files.isDirectory(path)) {
				return path;
			}
		}
		catch (InvalidPathException ex) {
			// Nothing can have such a name.
		}
		throw MigrationFilesException.noSuchDirectory(location);
	}

	static MigrationRoot ofDirectory(Path directory) {
		return ofDirectory(directory, null);
	}

	/**
	 * Reads a directory.
	 * @param source the directory that this one was copied from by a build, if it is
	 * known
	 */
	static MigrationRoot ofDirectory(Path directory, @Nullable Path source) {
		MigrationRoot root = new MigrationRoot(directory.toString(), source);
		try (var children = Files.newDirectoryStream(directory)) {
			for (Path child : children) {
				String name = child.getFileName().toString();
				if (Files.isDirectory(child)) {
					root.directory(name);
					root.fileIfPresent(child, name, FoundMigration.SCRIPT);
					root.fileIfPresent(child, name, FoundMigration.SIDECAR);
					for (String beside : FoundMigration.UNREAD) {
						root.file(name + "/" + beside, new RegularFile(child.resolve(beside)));
					}
				}
				else {
					root.file(name, new RegularFile(child));
				}
			}
		}
		catch (DirectoryIteratorException ex) {
			throw MigrationFilesException.unreadable(directory.toString(), new IOException(ex.getMessage(), ex));
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(directory.toString(), ex);
		}
		return root;
	}

	private void fileIfPresent(Path directory, String name, String fileName) {
		Path file = directory.resolve(fileName);
		if (RegularFile.exists(file)) {
			file(name + "/" + fileName, new RegularFile(file));
		}
	}

	/**
	 * Notes a file or directory of this root.
	 * @param path the path below the root; a directory's ends with a slash
	 * @param opener opens the file
	 */
	void file(String path, MigrationFile.Opener opener) {
		int slash = path.indexOf('/');
		if (slash > 0) {
			directory(path.substring(0, slash)).file(path.substring(slash + 1), opener);
		}
		else if (path.equals(LOCK_FILE)) {
			this.lockFile = opener;
		}
		else if (StrayFiles.isOne(path)) {
			this.strays.add(path);
		}
	}

	private FoundMigration directory(String name) {
		FoundMigration migration = this.migrations.get(name);
		if (migration == null) {
			migration = new FoundMigration(name, this.location + "/" + name,
					(this.source != null) ? this.source.resolve(name) : null);
			this.migrations.put(name, migration);
		}
		return migration;
	}

	boolean isEmpty() {
		return this.migrations.isEmpty() && this.strays.isEmpty();
	}

	/**
	 * What lies beside the migrations and looks as if it were one.
	 */
	@Nullable Finding strays() {
		return this.strays.isEmpty() ? null : StrayFiles.finding(
				(this.source != null) ? this.source.toString() : this.location, this.strays.stream().sorted().toList());
	}

	Collection<FoundMigration> migrations() {
		return this.migrations.values();
	}

	/**
	 * As Prisma does, looks at the first line that begins with {@code provider}.
	 */
	void requirePostgresql() {
		if (this.lockFile == null) {
			return;
		}
		String path = this.location + "/" + LOCK_FILE;
		String line = providerLine(path, this.lockFile);
		if (!line.equals(POSTGRESQL)) {
			Matcher provider = Pattern.compile(PROVIDER).matcher(line);
			throw MigrationFilesException.otherProvider(path,
					line.isEmpty() ? "an unnamed database" : (provider.matches() ? provider.group(1) : line));
		}
	}

	private static String providerLine(String path, MigrationFile.Opener opener) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(opener.open(), StandardCharsets.UTF_8))) {
			String line = reader.readLine();
			while (line != null && !line.startsWith("provider")) {
				line = reader.readLine();
			}
			return (line != null) ? line : "";
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(path, ex);
		}
	}

}
