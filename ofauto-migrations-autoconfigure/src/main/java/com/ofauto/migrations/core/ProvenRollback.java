package com.ofauto.migrations.core;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.impact.ImpactFormatException;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.RollbackLosses;
import org.jspecify.annotations.Nullable;

/**
 * A way back that was proven, as the record of an applied migration keeps it in its
 * {@code logs}: so each release can run exactly what was proven. Prisma does not read the
 * logs of a finished row, and a dump carries them. The text is ASCII, since the encoding
 * of the database need not have all of the script.
 *
 * @param script the statements
 * @param losses what of the data does not survive them
 */
record ProvenRollback(String script, RollbackLosses losses) {

	/** What a look at the history reads of it. */
	private static final String BEGINNING = "ofauto-migrations: rollback";

	/** How its first line begins. A person's decision may stand on a line above it. */
	static final String START = BEGINNING + ", sha256 ";

	private static final Pattern FORM = Pattern.compile("([0-9a-f]{64})\n([^\n]*)\n(.*)", Pattern.DOTALL);

	/**
	 * What the record says.
	 */
	String logs() {
		String kept = ascii(ImpactText.write(this.losses)) + "\n" + ascii(this.script);
		return START + Checksum.of(kept) + "\n" + kept;
	}

	/**
	 * What a record keeps.
	 * @return {@code null} if it keeps none, or one that somebody has changed
	 */
	static @Nullable ProvenRollback parse(@Nullable String logs) {
		int start = (logs != null) ? logs.indexOf(START) : -1;
		Matcher form = (logs != null && start >= 0) ? FORM.matcher(logs.substring(start + START.length())) : null;
		if (form == null || !form.matches()
				|| !Checksum.of(form.group(2) + "\n" + form.group(3)).equals(form.group(1))) {
			return null;
		}
		try {
			return new ProvenRollback(text(form.group(3)), ImpactText.readLosses(text(form.group(2))));
		}
		catch (ImpactFormatException ex) {
			return null;
		}
	}

	/**
	 * Whether a record keeps one, or what is left of one.
	 */
	static boolean isIn(@Nullable String logs) {
		return logs != null && logs.contains(START);
	}

	/**
	 * Whether what was read of a record begins one. A look reads only the beginning.
	 */
	static boolean begins(@Nullable String logs) {
		return logs != null && logs.contains(BEGINNING);
	}

	/**
	 * The script as a migration.
	 * @param name the name of the migration that it undoes
	 * @param checksum the checksum in that one's record
	 */
	Migration script(String name, String checksum) {
		return new Migration(name, checksum, file("rollback of " + name, this.script), Sidecar.NONE);
	}

	/**
	 * The digest of a script, as its impact has it.
	 * @throws MigrationScriptException if it is no script
	 */
	static String digest(String location, String text) {
		return new Migration(location, Checksum.NOTHING, file(location, text), Sidecar.NONE).scriptDigest();
	}

	private static MigrationFile file(String location, String text) {
		byte[] content = text.getBytes(StandardCharsets.UTF_8);
		return new MigrationFile(location, () -> new ByteArrayInputStream(content), content);
	}

	private static String ascii(String text) {
		StringBuilder ascii = new StringBuilder(text.length());
		for (char c : text.toCharArray()) {
			if (c == '\\') {
				ascii.append("\\\\");
			}
			else if (c < 128) {
				ascii.append(c);
			}
			else {
				ascii.append("\\u%04x".formatted((int) c));
			}
		}
		return ascii.toString();
	}

	private static String text(String ascii) {
		StringBuilder text = new StringBuilder(ascii.length());
		for (int i = 0; i < ascii.length(); i++) {
			if (ascii.charAt(i) != '\\') {
				text.append(ascii.charAt(i));
			}
			else if (ascii.startsWith("u", i + 1)) {
				text.append((char) Integer.parseInt(ascii, i + 2, i + 6, 16));
				i += 5;
			}
			else {
				text.append('\\');
				i++;
			}
		}
		return text.toString();
	}

}
