package com.ofauto.migrations.rehearsal;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.json.JsonFormatException;

/**
 * The record of a rehearsal as the text of a file.
 *
 * @since 0.1.0
 */
@Internal
public final class RehearsalText {

	/** What this version reads and writes. */
	static final int FORMAT = 1;

	private RehearsalText() {
	}

	/**
	 * Writes it.
	 * @param rehearsal what was seen
	 * @return the text
	 */
	public static String write(Rehearsal rehearsal) {
		return RehearsalWriter.write(rehearsal);
	}

	/**
	 * Reads it.
	 * @param text what was written
	 * @return the record
	 * @throws RehearsalFormatException if the text is no record of this format
	 */
	public static Rehearsal read(String text) {
		try {
			return new RehearsalReader(text).read();
		}
		catch (JsonFormatException ex) {
			throw new RehearsalFormatException(ex);
		}
	}

}
