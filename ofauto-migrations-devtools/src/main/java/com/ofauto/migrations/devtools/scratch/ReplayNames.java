package com.ofauto.migrations.devtools.scratch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.ofauto.migrations.core.Migration;

/**
 * Names the databases with the first migration, the first two, and so on. A name covers
 * everything that the content of the database depends on.
 */
final class ReplayNames {

	static final String PREFIX = "ofauto_replay_";

	private static final String FORMAT = "2";

	private static final int DIGITS = 40;

	private ReplayNames() {
	}

	/**
	 * Return a name for one migration, for two, and so on.
	 */
	static List<String> of(List<Migration> migrations, List<String> circumstances) {
		String hash = hash(FORMAT, String.join("\0", circumstances));
		List<String> names = new ArrayList<>(migrations.size());
		for (Migration migration : migrations) {
			hash = hash(hash, migration.name() + "\0" + migration.checksum());
			names.add(PREFIX + hash.substring(0, DIGITS));
		}
		return names;
	}

	private static String hash(String before, String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest((before + "\0" + text).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
