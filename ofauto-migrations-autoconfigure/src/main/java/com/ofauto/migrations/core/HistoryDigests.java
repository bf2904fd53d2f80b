package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The migrations before each migration, in one number: their names in order and their
 * checksums with LF at the ends of lines. Computed when it is asked for. The files are
 * read only where their own checksums do not lead to the number that is expected.
 */
final class HistoryDigests {

	static final HistoryDigests NONE = new HistoryDigests(List.of());

	private final List<Migration> migrations;

	private volatile @Nullable Map<String, String> asTheyAre;

	private volatile @Nullable Map<String, String> withLf;

	/**
	 * Creates it.
	 * @param migrations all migrations, ordered by name
	 */
	HistoryDigests(List<Migration> migrations) {
		this.migrations = migrations;
	}

	/**
	 * Whether the migrations before one have a digest.
	 * @throws MigrationFilesException if they cannot be read
	 */
	boolean is(String expected, String name) {
		Map<String, String> known = this.asTheyAre;
		if (known == null) {
			known = digests(Migration::checksum);
			this.asTheyAre = known;
		}
		return expected.equals(known.get(name)) || expected.equals(of(name));
	}

	/**
	 * The digest of the migrations before one.
	 * @throws MigrationFilesException if they cannot be read
	 */
	String of(String name) {
		Map<String, String> known = this.withLf;
		if (known == null) {
			known = digests(Migration::checksumWithLf);
			this.withLf = known;
		}
		return known.getOrDefault(name, Checksum.NOTHING);
	}

	private Map<String, String> digests(Function<Migration, String> checksum) {
		Map<String, String> digests = new HashMap<>();
		MessageDigest digest = Checksum.digest();
		for (Migration migration : this.migrations) {
			digests.put(migration.name(), hex(digest));
			digest
				.update((migration.name() + '\0' + checksum.apply(migration) + '\n').getBytes(StandardCharsets.UTF_8));
		}
		return digests;
	}

	private static String hex(MessageDigest digest) {
		try {
			return Checksum.hex((MessageDigest) digest.clone());
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("SHA-256 digests can be cloned", ex);
		}
	}

}
