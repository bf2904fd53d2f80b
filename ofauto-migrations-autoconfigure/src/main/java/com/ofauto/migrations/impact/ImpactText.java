package com.ofauto.migrations.impact;

import com.ofauto.migrations.json.JsonFormatException;
import com.ofauto.migrations.json.JsonWriter;

/**
 * The impact of a migration as the text of a file that a person reviews.
 *
 * @since 0.1.0
 */
public final class ImpactText {

	/** What this version reads and writes. */
	static final int FORMAT = 1;

	private ImpactText() {
	}

	/**
	 * Writes it.
	 * @param impact what a migration does
	 * @return the text, which is the same for the same impact
	 */
	public static String write(MigrationImpact impact) {
		return ImpactWriter.write(impact);
	}

	/**
	 * Reads it.
	 * @param text what was written
	 * @return the impact
	 * @throws ImpactFormatException if the text is no impact of this format
	 */
	public static MigrationImpact read(String text) {
		try {
			return new ImpactReader(text).read();
		}
		catch (JsonFormatException ex) {
			throw new ImpactFormatException(ex);
		}
	}

	/**
	 * Writes what a rollback loses.
	 * @param losses what it loses
	 * @return the text, which is one line
	 */
	public static String write(RollbackLosses losses) {
		return JsonWriter.write(ImpactWriter.losses(losses)).replaceAll("\\n *", " ").strip();
	}

	/**
	 * Reads what a rollback loses.
	 * @param text what was written
	 * @return what it loses
	 * @throws ImpactFormatException if the text does not tell that
	 */
	public static RollbackLosses readLosses(String text) {
		try {
			return new ImpactReader(text).readLosses();
		}
		catch (JsonFormatException ex) {
			throw new ImpactFormatException(ex);
		}
	}

}
