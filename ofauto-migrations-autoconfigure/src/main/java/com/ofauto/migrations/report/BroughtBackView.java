package com.ofauto.migrations.report;

import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.core.Capture;
import com.ofauto.migrations.core.RestoredData;
import org.jspecify.annotations.Nullable;

/**
 * Captured rows that a rollback brings back.
 *
 * @param kind {@code table}, {@code rows} or {@code columns}
 * @param table the table
 * @param columns the columns, empty for whole rows
 * @param rows how many came back, or in a dry run how many are captured
 * @param left how many had no place and stay captured, absent in a dry run
 * @param since how many rows were written since and have no captured value, absent in a
 * dry run
 * @param until until when the rest stays captured
 * @param reason why nothing came back
 * @since 0.1.0
 */
public record BroughtBackView(String kind, String table, List<String> columns, long rows, @Nullable Long left,
		@Nullable Long since, Instant until, @Nullable String reason) {

	static BroughtBackView of(RestoredData data) {
		return new BroughtBackView(data.kind().word(), data.table(), data.columns(), data.rows(), data.left(),
				data.since(), data.until(), data.reason().isEmpty() ? null : data.reason());
	}

	static BroughtBackView of(Capture capture) {
		return new BroughtBackView(capture.kind().word(), capture.table(), capture.columns(), capture.rows(), null,
				null, capture.until(), null);
	}

}
