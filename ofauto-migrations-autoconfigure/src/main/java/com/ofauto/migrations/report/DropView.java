package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.DropPreview;

/**
 * What a reset would drop.
 *
 * @param tables names of tables that would go with their rows, ten at most
 * @param moreTables how many more there are
 * @since 0.1.0
 */
public record DropView(List<String> tables, int moreTables) {

	public DropView {
		tables = List.copyOf(tables);
	}

	/**
	 * A preview.
	 * @param preview what would go
	 * @return its values
	 */
	public static DropView of(DropPreview preview) {
		return new DropView(preview.tables().stream().map(DropPreview.Table::name).toList(), preview.more());
	}

}
