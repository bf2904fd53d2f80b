package com.ofauto.migrations.devtools.schema;

import java.util.List;

/**
 * The reference of a foreign key, and its actions.
 *
 * @param table the referenced table
 * @param columns the referenced columns
 * @param onDelete the action when the referenced row is deleted
 * @param onUpdate the action when the key of the referenced row changes
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
