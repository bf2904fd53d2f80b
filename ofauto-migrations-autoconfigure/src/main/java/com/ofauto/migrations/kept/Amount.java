package com.ofauto.migrations.kept;

import com.ofauto.migrations.Internal;

/**
 * Numbers in sentences.
 *
 * @since 0.1.0
 */
@Internal
public final class Amount {

	private static final String[] UNITS = { "kB", "MB", "GB", "TB" };

	private Amount() {
	}

	/**
	 * A number of rows.
	 * @param rows the number
	 * @return such as {@code 1 row}
	 */
	public static String rows(long rows) {
		return (rows == 1) ? "1 row" : rows + " rows";
	}

	/**
	 * A number of tables.
	 * @param tables the number
	 * @return such as {@code 2 tables}
	 */
	public static String tables(int tables) {
		return (tables == 1) ? "1 table" : tables + " tables";
	}

	/**
	 * A number of bytes.
	 * @param bytes the number
	 * @return such as {@code 16 MB}
	 */
	public static String bytes(long bytes) {
		if (bytes < 1024) {
			return bytes + " bytes";
		}
		long amount = bytes;
		int unit = -1;
		while (amount >= 1024 && unit + 1 < UNITS.length) {
			amount = (amount + 512) / 1024;
			unit++;
		}
		return amount + " " + UNITS[unit];
	}

}
