package com.ofauto.migrations.page;

import java.util.Locale;

/**
 * Numbers as a page shows them.
 */
final class PageSize {

	private static final int UNIT = 1024;

	private PageSize() {
	}

	static String rows(long rows) {
		return String.format(Locale.ROOT, "%,d %s", rows, (rows == 1) ? "row" : "rows");
	}

	/**
	 * A size in PostgreSQL's units.
	 */
	static String bytes(long bytes) {
		if (bytes < UNIT) {
			return bytes + " bytes";
		}
		double size = bytes;
		String unit = "";
		for (String next : new String[] { "kB", "MB", "GB", "TB" }) {
			if (size < UNIT) {
				break;
			}
			size /= UNIT;
			unit = next;
		}
		return Math.round(size) + " " + unit;
	}

}
