package com.ofauto.migrations.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One place that holds migrations: a directory on disk, or one inside a jar.
 */
final class MigrationRoot {

	static final String CLASSPATH = "classpath:";

	static final String FILE = "file:";

	private static final String LOCK_FILE = "migration_lock.toml";

	private static final String PROVIDER = "provider";

	private final String location;

	private final Map<String, FoundMigration> migrations = new LinkedHashMap<>();

	private MigrationFile.@Nullable Opener lockFile;

	MigrationRoot(String location) {
		this.location = location;
	}

	static List<MigrationRoot> all(ClassLoader classLoader, String location) {
		if (location.startsWith(CLASSPATH)) {
			return new ClasspathRoots(classLoader).find(location.substring(CLASSPATH.length()));
		}
		if (location.startsWith(FILE)) {
			Path path = Path.of(location.substring(FILE.length()).replaceFirst("^//(?=/)", ""));
			if (!Files.isDirectory(path)) {
				throw MigrationFilesException.noSuchDirectory(location);
			}
			return List.of(ofDirectory(path));
		}
		throw MigrationFilesException.unknownLocation(location);
	}

	static MigrationRoot ofDirectory(Path directory) {
		MigrationRoot root = new MigrationRoot(directory.toString());
		try (var children = Files.newDirectoryStream(directory)) {
			for (Path child : children) {
				String name = child.getFileName().toString();
				if (Files.isDirectory(child)) {
					root.directory(name);
					root.fileIfPresent(child, name, FoundMigration.SCRIPT);
					root.fileIfPresent(child, name, FoundMigration.SIDECAR);
				}
				else if (name.equals(LOCK_FILE)) {
					root.file(name, () -> Files.newInputStream(child));
				}
			}
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(directory.toString(), ex);
		}
		return root;
	}

	private void fileIfPresent(Path directory, String name, String fileName) {
		Path file = directory.resolve(fileName);
		if (Files.exists(file)) {
			file(name + "/" + fileName, () -> Files.newInputStream(file));
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
	}

	private FoundMigration directory(String name) {
		return this.migrations.computeIfAbsent(name, (key) -> new FoundMigration(key, this.location + "/" + key));
	}

	Collection<FoundMigration> migrations() {
		return this.migrations.values();
	}

	/**
	 * As Prisma does, looks for a line that begins with {@code provider}.
	 */
	void requirePostgresql() {
		if (this.lockFile == null) {
			return;
		}
		String path = this.location + "/" + LOCK_FILE;
		List<String> providers = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(this.lockFile.open(), StandardCharsets.UTF_8))) {
			reader.lines().filter((line) -> line.startsWith(PROVIDER)).forEach(providers::add);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(path, ex);
		}
		if (!providers.contains("provider = \"postgresql\"")) {
			String provider = providers.isEmpty() ? "an unnamed database"
					: providers.get(0).replaceAll("^provider\\s*=?\\s*|\"", "");
			throw MigrationFilesException.otherProvider(path, provider);
		}
	}

}
