package com.ofauto.migrations.core;

import java.util.List;

/**
 * What accompanies a script in its transaction, beside its record.
 */
abstract sealed class BesideScript permits HistoryTable {

	private final CaptureNotices captures = new CaptureNotices();

	/**
	 * What goes before a script, in the same transaction.
	 */
	List<String> beforeScript() {
		return List.of();
	}

	/**
	 * What goes behind a script, in the same transaction.
	 */
	List<String> behindScript() {
		return List.of();
	}

	/**
	 * What goes behind a statement of the script, in the same transaction.
	 * @param begun whether what goes before the script has run
	 * @param last whether it is the last one of the transaction
	 */
	List<String> behindStatement(boolean begun, boolean last) {
		return List.of();
	}

	/**
	 * Hears what that has told.
	 * @return whether the notice was of it
	 */
	boolean hears(String notice) {
		return this.captures.hears(notice);
	}

	/**
	 * What the migrations have captured.
	 */
	CaptureNotices captures() {
		return this.captures;
	}

}
