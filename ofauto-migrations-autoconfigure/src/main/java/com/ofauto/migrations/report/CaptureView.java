package com.ofauto.migrations.report;

import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.core.Capture;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a migration has removed, and that were captured before.
 *
 * @param migration the migration
 * @param kind {@code table}, {@code rows} or {@code columns}
 * @param table the table
 * @param columns the columns that it removed, empty if it removed whole rows
 * @param rows how many rows there are
 * @param bytes the size on disk
 * @param at when they were captured
 * @param until when a deploy removes them
 * @param left how many a rollback found no place for, absent if none has restored them
 * @since 0.1.0
 */
public record CaptureView(String migration, String kind, String table, List<String> columns, long rows, long bytes,
		Instant at, Instant until, @Nullable Long left) {

	static CaptureView of(Capture capture) {
		return new CaptureView(capture.migration(), capture.kind().word(), capture.table(), capture.columns(),
				capture.rows(), capture.bytes(), capture.at(), capture.until(), capture.left());
	}

}
