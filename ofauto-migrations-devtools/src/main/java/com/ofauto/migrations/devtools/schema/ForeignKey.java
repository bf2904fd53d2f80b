package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * What a foreign key points to and does.
 *
 * @param table the referenced table
 * @param columns the referenced columns
 * @param onDelete what becomes of a row whose referenced row goes
 * @param onUpdate what becomes of a row whose referenced row changes its key
 */
public record ForeignKey(ObjectId table, List<String> columns, Action onDelete, Action onUpdate) {

	public ForeignKey {
		columns = List.copyOf(columns);
	}

	/**
	 * What happens to referencing rows.
	 */
	public enum Action {

		NO_ACTION, RESTRICT, CASCADE, SET_NULL, SET_DEFAULT

	}

}
