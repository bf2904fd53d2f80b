package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;

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
		Migration migration = new MigrationDirectory(ImpactFile.class.getClassLoader(), List.of("file:" + migrations))
			.read()
			.stream()
			.filter((one) -> one.name().equals(name))
			.findFirst()
			.orElseThrow();
		String text = """
				{"format": 1, "script": "%s", "history": "%s", "server": "%s", "statements": [%s]}
				""".formatted(migration.scriptDigest(), migration.historyDigest(), server,
				statements.replace('\'', '"'));
		try {
			Files.writeString(migrations.resolve(name).resolve("impact.json"), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
