package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;

/**
 * A directory of migrations that a test writes and changes.
 */
public final class ScriptDirectory {

	private final Path directory;

	public ScriptDirectory(Path directory) {
		this.directory = directory;
	}

	public Migrator migrator(DataSource dataSource, MigrationListener... listeners) {
		return migrator(dataSource, MigratorSettings.defaults(), listeners);
	}

	public Migrator migrator(DataSource dataSource, MigratorSettings settings, MigrationListener... listeners) {
		return new Migrator(dataSource, new MigrationDirectory(getClass().getClassLoader(), List.of(location())),
				settings, List.of(listeners));
	}

	public String location() {
		return "file:" + this.directory;
	}

	public ScriptDirectory with(String name, String script) {
		try {
			Path migration = Files.createDirectories(this.directory.resolve(name));
			Files.writeString(migration.resolve("migration.sql"), script);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public ScriptDirectory without(String name) {
		return delete(this.directory.resolve(name));
	}

	public ScriptDirectory withoutScript(String name) {
		return delete(this.directory.resolve(name).resolve("migration.sql"));
	}

	public ScriptDirectory withoutAny() {
		try (Stream<Path> migrations = Files.list(this.directory)) {
			migrations.toList().forEach(this::delete);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ScriptDirectory delete(Path root) {
		try (Stream<Path> walk = Files.walk(root)) {
			List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
			for (Path path : deepestFirst) {
				Files.delete(path);
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
