package com.ofauto.migrations.command;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Turns a person's name for a migration into one that every file system and every locale
 * can read and write.
 */
final class MigrationName {

	/** As Prisma has it; with the time before it, any file system takes it. */
	private static final int LONGEST = 200;

	/** Letters that are no letter of ASCII with a mark. */
	private static final Map<String, String> SPELLED = Map.ofEntries(Map.entry("ä", "ae"), Map.entry("ö", "oe"),
			Map.entry("ü", "ue"), Map.entry("ß", "ss"), Map.entry("æ", "ae"), Map.entry("œ", "oe"), Map.entry("ø", "o"),
			Map.entry("ł", "l"), Map.entry("đ", "d"), Map.entry("ð", "d"), Map.entry("þ", "th"), Map.entry("ı", "i"));

	private MigrationName() {
	}

	static String of(String words) {
		String name = ascii(words).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
		if (name.isEmpty()) {
			throw new UsageException("NAME needs at least one letter from a to z or one digit.");
		}
		if (name.length() > LONGEST) {
			throw new UsageException(
					"NAME has " + name.length() + " characters. It may have " + LONGEST + ", as with Prisma.");
		}
		return name;
	}

	private static String ascii(String words) {
		String text = Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> letter : SPELLED.entrySet()) {
			text = text.replace(letter.getKey(), letter.getValue());
		}
		return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
	}

}
