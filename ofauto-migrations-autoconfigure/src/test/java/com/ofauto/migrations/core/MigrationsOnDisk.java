package com.ofauto.migrations.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * A directory of migrations that a test writes, and migrators over it.
 */
final class MigrationsOnDisk {

	private final Path root;

	private final Log log = new Log();

	MigrationsOnDisk(Path root) {
		this.root = root;
	}

	MigrationsOnDisk with(String name, String script) {
		return file(name + "/migration.sql", script);
	}

	MigrationsOnDisk file(String path, String content) {
		return file(path, content.getBytes(StandardCharsets.UTF_8));
	}

	MigrationsOnDisk file(String path, byte[] content) {
		try {
			Path file = this.root.resolve(path);
			Files.createDirectories(file.getParent());
			Files.write(file, content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	MigrationsOnDisk without(String name) {
		try (var files = Files.walk(this.root.resolve(name))) {
			files.sorted((a, b) -> b.compareTo(a)).forEach((file) -> file.toFile().delete());
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String location(String name) {
		return this.root.resolve(name).resolve("migration.sql").toString();
	}

	MigrationDirectory directory() {
		return new MigrationDirectory(getClass().getClassLoader(), List.of("file:" + this.root));
	}

	List<Migration> read() {
		return directory().read();
	}

	Migrator migrator(DataSource dataSource) {
		return migrator(dataSource, settings());
	}

	Migrator migrator(DataSource dataSource, MigratorSettings settings) {
		return new Migrator(dataSource, directory(), settings, List.of(this.log));
	}

	Migrator migrator(DataSource dataSource, Gate gate) {
		return new Migrator(dataSource, directory(), settings(), gate, List.of(this.log));
	}

	Log log() {
		return this.log;
	}

	static MigratorSettings settings() {
		return settings(null);
	}

	static MigratorSettings settings(@Nullable String defaultSchema) {
		return MigratorSettings.defaults()
			.withDefaultSchema(defaultSchema)
			.withMigrationLockWait(Duration.ofSeconds(30))
			.withTableLockTimeout(Duration.ofMillis(100))
			.withTableLockRetries(2);
	}

	/**
	 * Everything that a listener heard, one line each.
	 */
	static final class Log implements MigrationListener {

		private final List<String> lines = new ArrayList<>();

		List<String> lines() {
			return List.copyOf(this.lines);
		}

		@Override
		public synchronized void lockWaiting(@Nullable LockHolder holder, Duration waited) {
			this.lines.add("waiting for " + holder);
		}

		@Override
		public synchronized void foreignStamp(MigrationEnvironment environment) {
			this.lines.add("foreign stamp " + environment.word());
		}

		@Override
		public synchronized void stamped(MigrationEnvironment environment) {
			this.lines.add("stamped " + environment.word());
		}

		@Override
		public synchronized void notStamped(MigrationEnvironment environment) {
			this.lines.add("not stamped " + environment.word());
		}

		@Override
		public synchronized void notStampedForItsRows(MigrationEnvironment environment, String rows) {
			this.lines.add("not stamped " + environment.word() + ": " + rows);
		}

		@Override
		public synchronized void stampReplaced(MigrationEnvironment before, MigrationEnvironment environment) {
			this.lines.add("stamp " + before.word() + " replaced by " + environment.word());
		}

		@Override
		public synchronized void migrationStarted(String name) {
			this.lines.add("started " + name);
		}

		@Override
		public synchronized void notice(String name, String severity, String message) {
			this.lines.add(name + " " + severity + ": " + message);
		}

		@Override
		public synchronized void migrationRetried(String name, int attempt, Duration pause) {
			this.lines.add("retried " + name + " after try " + attempt);
		}

		@Override
		public synchronized void letPass(String sentence) {
			this.lines.add("let pass: " + sentence);
		}

		@Override
		public synchronized void captured(Capture capture) {
			this.lines.add("captured " + capture.migration() + ": " + capture.describe());
		}

		@Override
		public synchronized void purged(List<String> captures) {
			this.lines.add("purged " + captures);
		}

		@Override
		public synchronized void notCaptured(String name, String table, long bytes) {
			this.lines.add("not captured " + name + " " + table + " " + bytes);
		}

		@Override
		public synchronized void repaired(String name, String what) {
			this.lines.add(name + ": " + what);
		}

		@Override
		public synchronized void migrationApplied(AppliedMigration migration) {
			this.lines.add("applied " + migration.name());
		}

		@Override
		public synchronized void found(List<Finding> findings) {
			findings.forEach((finding) -> this.lines.add("found " + finding.kind().word() + " " + finding.migration()));
		}

		@Override
		public synchronized void deployFailed(MigrationException failure) {
			this.lines.add("failed: " + failure.getClass().getSimpleName());
		}

	}

}
