package com.ofauto.migrations.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.TransactionMode;

/**
 * What the file beside a script says of it, which leaves its checksum alone.
 *
 * @param mode how it runs
 * @param replaces the migrations in whose place it stands, in order
 * @param accepts what a person has accepted of what it does
 */
record Sidecar(TransactionMode mode, List<ReplacedMigration> replaces, List<Acceptance> accepts) {

	static final Sidecar NONE = new Sidecar(TransactionMode.AUTO, List.of(), List.of());

	private static final Pattern REPLACES = Pattern.compile("replaces\\s*=\\s*([0-9a-f]{64}) +(.+)");

	private static final Pattern EARLIER = Pattern.compile("earlier\\s*=\\s*([0-9a-f]{64}) +([^/]+)/(.+)");

	Sidecar {
		replaces = List.copyOf(replaces);
		accepts = List.copyOf(accepts);
	}

	/**
	 * Reads the file.
	 * @param path where it is, for messages
	 * @throws MigrationFilesException if a line says nothing that is known
	 */
	static Sidecar read(BufferedReader reader, String path) throws IOException {
		TransactionMode mode = TransactionMode.AUTO;
		List<ReplacedMigration> replaces = new ArrayList<>();
		List<Acceptance> accepts = new ArrayList<>();
		int number = 0;
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			number++;
			String setting = line.strip();
			Acceptance acceptance = Acceptance.of(setting, null, new ScriptLocation(path, number, 1));
			Matcher replaced = REPLACES.matcher(setting);
			Matcher earlier = EARLIER.matcher(setting);
			if (acceptance != null) {
				accepts.add(acceptance);
			}
			else if (replaced.matches()) {
				replaces.add(new ReplacedMigration(replaced.group(2), replaced.group(1), null));
			}
			else if (earlier.matches()) {
				replaces.add(new ReplacedMigration(earlier.group(2), earlier.group(1), earlier.group(3)));
			}
			else if (!setting.isEmpty() && !setting.startsWith("#")) {
				mode = switch (setting.replaceAll("\\s", "").toLowerCase(Locale.ROOT)) {
					case "transaction=off" -> TransactionMode.OFF;
					case "transaction=on" -> TransactionMode.ON;
					default -> throw MigrationFilesException.badSidecar(path, setting);
				};
			}
		}
		return new Sidecar(mode, replaces, accepts);
	}

}
