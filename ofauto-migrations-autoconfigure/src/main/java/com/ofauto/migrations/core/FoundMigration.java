package com.ofauto.migrations.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A directory in a migration root, before its files are read.
 */
final class FoundMigration {

	static final String SCRIPT = "migration.sql";

	/**
	 * The file that says how a migration runs, for scripts that must not change any more.
	 */
	static final String SIDECAR = "migration.properties";

	/**
	 * The file that says what a migration does. Nothing reads it before it is asked for.
	 */
	static final String IMPACT = "impact.json";

	/**
	 * The file that undoes a migration. Nothing reads it before it is asked for.
	 */
	static final String ROLLBACK = "rollback.sql";

	/** The files that nobody looks for before they are read. */
	static final List<String> UNREAD = List.of(IMPACT, ROLLBACK);

	private static final int CHUNK = 1 << 16;

	private final String name;

	private final String location;

	private final @Nullable Path source;

	private MigrationFile.@Nullable Opener script;

	private MigrationFile.@Nullable Opener sidecar;

	private MigrationFile.@Nullable Opener impact;

	private MigrationFile.@Nullable Opener rollback;

	/**
	 * Creates one.
	 * @param source the directory that this one was copied from by a build, if it is
	 * known
	 */
	FoundMigration(String name, String location, @Nullable Path source) {
		this.name = name;
		this.location = location;
		this.source = source;
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
		else if (fileName.equals(IMPACT)) {
			this.impact = opener;
		}
		else if (fileName.equals(ROLLBACK)) {
			this.rollback = opener;
		}
	}

	/**
	 * Whether it is only a directory, as a build tool leaves it behind that has removed
	 * the files.
	 */
	boolean isEmpty() {
		return this.script == null && this.sidecar == null;
	}

	Migration read(ScriptFingerprint fingerprint) {
		if (this.script == null) {
			throw MigrationFilesException.noScript(this.location);
		}
		MigrationFile file = new MigrationFile(scriptLocation(), this.script, null);
		return fingerprint.of(this.name, file, (this.sidecar != null) ? sidecar(this.sidecar) : Sidecar.NONE)
			.with(new Companions(beside(file, IMPACT, this.impact), beside(file, ROLLBACK, this.rollback)));
	}

	private static @Nullable MigrationFile beside(MigrationFile file, String name,
			MigrationFile.@Nullable Opener opener) {
		return (opener != null) ? new MigrationFile(file.beside(name), opener, null) : null;
	}

	/**
	 * Whether a build has copied it from a source tree that no longer has it.
	 */
	boolean hasLeftItsSource() {
		return this.source != null && Files.notExists(this.source);
	}

	/**
	 * Whether a build has copied it from a source tree that still has it.
	 */
	boolean isInItsSource() {
		return this.source != null && Files.exists(this.source);
	}

	/**
	 * The finding for a migration that has left its source tree.
	 */
	Finding leftover() {
		return Finding.leftover(this.name, parent(Path.of(this.location)), parent(Objects.requireNonNull(this.source)));
	}

	private static String parent(Path directory) {
		return String.valueOf(directory.getParent());
	}

	/**
	 * The file in the source tree, as long as the copy is the same.
	 */
	private String scriptLocation() {
		String copy = this.location + "/" + SCRIPT;
		if (this.source != null) {
			Path original = this.source.resolve(SCRIPT);
			try {
				return (Files.mismatch(Path.of(copy), original) < 0) ? original.toString() : copy;
			}
			catch (IOException ex) {
				// It is not in the source tree, or no longer.
			}
		}
		return copy;
	}

	/**
	 * Whether another place has the very same migration, as where a location is on the
	 * class path twice.
	 */
	boolean isCopyOf(FoundMigration other) {
		return this.script != null && sameContent(this.script, other.script)
				&& sameContent(this.sidecar, other.sidecar);
	}

	private boolean sameContent(MigrationFile.@Nullable Opener one, MigrationFile.@Nullable Opener two) {
		if (one == null || two == null) {
			return one == two;
		}
		try (InputStream first = one.open(); InputStream second = two.open()) {
			byte[] expected;
			do {
				expected = first.readNBytes(CHUNK);
				if (!Arrays.equals(expected, second.readNBytes(CHUNK))) {
					return false;
				}
			}
			while (expected.length > 0);
			return true;
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(this.location, ex);
		}
	}

	private Sidecar sidecar(MigrationFile.Opener opener) {
		String path = this.location + "/" + SIDECAR;
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(opener.open(), StandardCharsets.UTF_8))) {
			return Sidecar.read(reader, path);
		}
		catch (IOException ex) {
			throw MigrationFilesException.unreadable(path, ex);
		}
	}

}
