package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.PlannedCapture;

/**
 * Rows that a deploy would capture before a migration removes them.
 *
 * @param kind {@code table}, {@code rows} or {@code columns}
 * @param table the table, which nobody writes to meanwhile
 * @param columns the columns that the migration removes, empty if it removes whole rows
 * @param mostBytes the size of the table, which is the most that is captured
 * @since 0.1.0
 */
public record PlannedCaptureView(String kind, String table, List<String> columns, long mostBytes) {

	static PlannedCaptureView of(PlannedCapture planned) {
		return new PlannedCaptureView(planned.kind().word(), planned.table(), planned.columns(), planned.bytes());
	}

}
