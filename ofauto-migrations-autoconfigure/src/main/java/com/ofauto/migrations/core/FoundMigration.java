package com.ofauto.migrations.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A directory in a migration root, before its files are read.
 */
final class FoundMigration {

	static final String SCRIPT = "migration.sql";

	/**
	 * The file that says how a migration runs whose script must not change any more.
	 */
	static final String SIDECAR = "migration.properties";

	private final String name;

	private final String location;

	private MigrationFile.@Nullable Opener script;

	private MigrationFile.@Nullable Opener sidecar;

	FoundMigration(String name, String location) {
		this.name = name;
		this.location = location;
	}

	String name() {
		return this.name;
	}

	String location() {
		return this.location;
	}

	void file(String fileName, MigrationFile.Opener opener) {
		if (fileName.equals(SCRIPT)) {
			this.script = opener;
		}
		else if (fileName.equals(SIDECAR)) {
			this.sidecar = opener;
		}
	}

	Migration read(ScriptFingerprint fingerprint) {
		if (this.script == null) {
			throw MigrationFilesException.noScript(this.location);
		}
		MigrationFile file = new MigrationFile(this.location + "/" + SCRIPT, this.script, null);
		TransactionMode mode = (this.sidecar != null) ? mode(this.sidecar) : TransactionMode.AUTO;
		return fingerprint.of(this.name, file, mode);
	}

	private TransactionMode mode(MigrationFile.Opener opener) {
		String path = this.location + "/" + SIDECAR;
		TransactionMode mode = TransactionMode.AUTO;
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(opener.open(), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				String setting = line.strip();
				if (!setting.isEmpty() && !setting.startsWith("#")) {
					mode = switch (setting.replaceAll("\\s", "").toLowerCase(Locale.ROOT)) {
						case "transaction=off" -> TransactionMode.OFF;
						case "transaction=on" -> TransactionMode.ON;
						default -> throw MigrationFilesException.badSidecar(path, setting);
					};
				}
			}
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(path, ex);
		}
		return mode;
	}

}
