package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationScript;

/**
 * The file {@code impact.json} beside a migration, as a test says it.
 */
public final class ImpactFile {

	private ImpactFile() {
	}

	/**
	 * Writes it for the migrations as they are.
	 * @param migrations the directory of the migrations
	 * @param name the migration
	 * @param server the version that it was traced on
	 * @param statements its statements as the file has them, with {@code '} for quotes
	 */
	public static void write(Path migrations, String name, String server, String statements) {
		write(migrations, name, server, statements, "");
	}

	/**
	 * Writes a way back, and that it was proven.
	 * @param migrations the directory of the migrations
	 * @param name the migration, of one statement
	 * @param server the version that it was traced on
	 * @param rollback the script
	 * @param loses what it loses as the file has it, with {@code '} for quotes
	 */
	public static void prove(Path migrations, String name, String server, String rollback, String loses) {
		prove(migrations, name, server, "{'line': 1, 'command': 'COMMAND'}", rollback, loses);
	}

	/**
	 * The same of a migration with certain statements.
	 * @param migrations the directory of the migrations
	 * @param name the migration
	 * @param server the version that it was traced on
	 * @param statements its statements as the file has them, with {@code '} for quotes
	 * @param rollback the script
	 * @param loses what it loses as the file has it, with {@code '} for quotes
	 */
	public static void prove(Path migrations, String name, String server, String statements, String rollback,
			String loses) {
		try {
			Files.writeString(migrations.resolve(name).resolve("rollback.sql"), rollback);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String digest = MigrationDirectory.of(List.of(new MigrationScript("rollback", "rollback", rollback)))
			.read()
			.get(0)
			.scriptDigest();
		write(migrations, name, server, statements, """
				, "rollback": {"script": "%s", "undoes": true, "loses": %s}""".formatted(digest,
				loses.replace('\'', '"')));
	}

	private static void write(Path migrations, String name, String server, String statements, String rollback) {
		Migration migration = new MigrationDirectory(ImpactFile.class.getClassLoader(), List.of("file:" + migrations))
			.read()
			.stream()
			.filter((one) -> one.name().equals(name))
			.findFirst()
			.orElseThrow();
		String text = """
				{"format": 1, "script": "%s", "history": "%s", "server": "%s", "statements": [%s]%s}
				""".formatted(migration.scriptDigest(), migration.historyDigest(), server,
				statements.replace('\'', '"'), rollback);
		try {
			Files.writeString(migrations.resolve(name).resolve("impact.json"), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
