package com.ofauto.migrations.command;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Capture;
import com.ofauto.migrations.core.PlannedCapture;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.verdict.Amounts;

/**
 * What is said of rows that are captured before a migration removes them.
 *
 * @since 0.1.0
 */
@Internal
public final class CaptureNotes {

	private CaptureNotes() {
	}

	/**
	 * It was captured.
	 * @param capture what was captured
	 * @return one line
	 */
	public static String captured(Capture capture) {
		return "Migration " + capture.migration() + ": captured " + capture.describe() + " ("
				+ Amounts.bytes(capture.bytes()) + ") in schema _ofauto_undo until " + capture.until()
				+ "; personal data among them stays as long";
	}

	/**
	 * It was too large.
	 * @param name the migration's name
	 * @param table the table
	 * @param bytes how large it is
	 * @return one line
	 */
	public static String notCaptured(String name, String table, long bytes) {
		return "Migration " + name + ": nothing was captured of table " + table + ", since what it removes has about "
				+ Amounts.bytes(bytes) + ", which is more than undo.max-size leaves";
	}

	/**
	 * The time of some is over.
	 * @param captures the tables and migrations that they were of
	 * @return one line
	 */
	public static String purged(List<String> captures) {
		return "Removed captured rows, whose time is over: "
				+ captures.stream().map(ReadableText::name).collect(Collectors.joining(", "));
	}

	/**
	 * It would be captured.
	 * @param planned what would be captured
	 * @return one line
	 */
	static String planned(PlannedCapture planned) {
		return "captures " + planned.describe() + " first, at most " + Amounts.bytes(planned.bytes()) + "; writers of "
				+ planned.table() + " wait meanwhile (SHARE lock)";
	}

}
