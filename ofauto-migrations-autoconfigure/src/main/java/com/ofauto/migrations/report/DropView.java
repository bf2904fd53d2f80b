package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.DropPreview;

/**
 * What a reset would drop.
 *
 * @param tables names of tables that would go with their rows, ten at most
 * @param moreTables how many more there are
 * @param lost names of tables whose rows would not be kept first
 * @since 0.1.0
 */
public record DropView(List<String> tables, int moreTables, List<String> lost) {

	public DropView {
		tables = List.copyOf(tables);
		lost = List.copyOf(lost);
	}

	/**
	 * A preview.
	 * @param preview what would go
	 * @param lost the tables whose rows would not be kept first
	 * @return its values
	 */
	public static DropView of(DropPreview preview, List<String> lost) {
		return new DropView(preview.tables().stream().map(DropPreview.Table::name).toList(), preview.more(), lost);
	}

}
