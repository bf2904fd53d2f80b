package com.ofauto.migrations.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.ofauto.migrations.fuzz.Piece.Verdict;

/**
 * Generated directories of migrations.
 */
final class Disk {

	private static final List<String> NAMES = List.of("with space", "1.2.3", ".hidden", "ÜNÏ_😀", "CASE", "case",
			"a'b\"c;--", "%s%n", "-rf", "new\nline", "tab\t", "migration.sql", "~", "$(x) ${y} #{z}", "back\\slash",
			"\u00A0", "é", "e\u0301", "..a", "x".repeat(255), "ü".repeat(127), "migration.properties", "NULL", "0",
			"\u202Ertl", "file:x", "a?b*c");

	private static final List<String> LOCK_FILES = List.of("provider = \"mysql\"", "provider=\"postgresql\"", "",
			"\u0000", "provider = 'postgresql'", "\uFEFFprovider = \"postgresql\"", "provider",
			"# nothing\n".repeat(1000));

	private static final List<String> SIDECARS = List.of("transaction=on", "transaction = off # why", "transaction",
			"a=b", "\uFEFFtransaction=off", "\u0000", "transaction:off", "transaction=off;");

	private final Dice dice;

	private final Path directory;

	private final int majorVersion;

	private final Map<String, Script> scripts = new TreeMap<>();

	private final List<String> locations = new ArrayList<>();

	private Verdict verdict = Verdict.RUNS;

	Disk(Dice dice, Path directory, int majorVersion) {
		this.dice = dice;
		this.directory = directory;
		this.majorVersion = majorVersion;
	}

	Map<String, Script> scripts() {
		return this.scripts;
	}

	List<String> locations() {
		return this.locations;
	}

	Verdict verdict() {
		return this.scripts.values().stream().map(Script::verdict).reduce(this.verdict, Disk::worse);
	}

	private static Verdict worse(Verdict one, Verdict other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private void note(Verdict other) {
		this.verdict = worse(this.verdict, other);
	}

	/**
	 * Writes it all.
	 */
	void generate() throws IOException {
		int roots = this.dice.chance(20) ? this.dice.between(2, 3) : 1;
		for (int number = 0; number < roots; number++) {
			Path root = Files.createDirectories(this.directory.resolve("root" + number));
			for (int count = this.dice.between(0, 4); count > 0; count--) {
				migration(root, count);
			}
			if (this.dice.chance(15)) {
				oddEntry(root);
			}
			if (this.dice.chance(15)) {
				lockFile(root);
			}
			this.locations.add(this.dice.of("file:", "file://") + root + this.dice.of("", "", "/", "//"));
		}
		if (this.dice.chance(6)) {
			oddLocation();
		}
	}

	private void oddLocation() {
		note(Verdict.REFUSED);
		String odd = this.dice.of("file:" + this.directory.resolve("absent"), "http://localhost/x", "db/migrations",
				"file:\u0000", "classpath:", "File:" + this.directory, "file:" + "x".repeat(5000), "\u0000",
				"classpath:\u0000", "classpath:absent", "classpath:../x");
		this.locations.add(odd);
		if (odd.startsWith("classpath:")) {
			this.verdict = Verdict.MAY_FAIL;
		}
	}

	private void migration(Path root, int number) throws IOException {
		String name = this.dice.chance(20) ? this.dice.of(NAMES)
				: "2026010100000%d_table".formatted(this.dice.between(0, 9));
		Path place = root.resolve(name);
		if (Files.exists(place)) {
			return;
		}
		if (this.scripts.containsKey(name) || name.codePoints().anyMatch(Disk::steersATerminal)) {
			note(Verdict.REFUSED);
		}
		Script script = ScriptGenerator.any(this.dice, "fz_" + root.getFileName() + "_" + number + "_",
				this.majorVersion);
		this.scripts.put(name, script);
		if (this.dice.chance(5)) {
			Path elsewhere = Files
				.createDirectories(this.directory.resolve("elsewhere-" + root.getFileName() + number));
			Files.createSymbolicLink(place, elsewhere);
		}
		Files.createDirectories(place.getParent());
		if (!Files.exists(place)) {
			Files.createDirectory(place);
		}
		Files.write(place.resolve("migration.sql"), script.content());
		if (this.dice.chance(10)) {
			sidecar(place);
			this.scripts.put(name, new Script(script.content(), Verdict.MAY_FAIL, script.marks(), script.exact()));
		}
		if (this.dice.chance(5)) {
			Files.writeString(place.resolve(this.dice.of("down.sql", "README.md", "MIGRATION.SQL", "migration.sql~")),
					"\\broken");
		}
	}

	private static boolean steersATerminal(int character) {
		return Character.isISOControl(character) || character == '\u202E';
	}

	private void sidecar(Path migration) throws IOException {
		Path file = migration.resolve("migration.properties");
		if (this.dice.chance(50)) {
			Files.writeString(file, "# why\n\n  transaction = OFF  \r\n");
		}
		else if (this.dice.chance(10)) {
			Files.createDirectory(file);
		}
		else {
			Files.writeString(file, this.dice.of(SIDECARS));
		}
	}

	private void lockFile(Path root) throws IOException {
		boolean good = this.dice.chance(50);
		Files.writeString(root.resolve("migration_lock.toml"), good
				? "# a comment\n" + this.dice.of("", "\r\n") + "provider = \"postgresql\"" : this.dice.of(LOCK_FILES),
				StandardCharsets.UTF_8);
		if (!good) {
			note(Verdict.REFUSED);
		}
	}

	private void oddEntry(Path root) throws IOException {
		Path place = root.resolve("20260101999999_odd");
		switch (this.dice.between(1, 9)) {
			case 1 -> Files.writeString(place, "a file");
			case 2 -> Files.createSymbolicLink(place, root.resolve("absent"));
			case 3 -> Files.createSymbolicLink(place, place);
			case 4 -> Files.writeString(root.resolve("migration.SQL"), "\\broken");
			case 5 -> Files.createSymbolicLink(Files.createDirectories(place).resolve("more"), root);
			case 6 -> Files.createDirectories(place.resolve("migration.sql"));
			case 7 -> Files.createSymbolicLink(Files.createDirectories(place).resolve("migration.sql"),
					root.resolve("absent"));
			case 8 -> Files.writeString(Files.createDirectories(place).resolve("Migration.sql"), "SELECT 1;");
			default -> {
				Path file = Files.createDirectories(place).resolve("migration.sql");
				Files.writeString(file, "SELECT 1;");
				Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
				note(Verdict.MAY_FAIL);
			}
		}
		if (Files.isDirectory(place) && !Files.isRegularFile(place.resolve("migration.sql"))) {
			note(Verdict.REFUSED);
		}
	}

}
