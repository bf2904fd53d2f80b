package com.ofauto.migrations.kept;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A table with rows that a reset is about to drop.
 *
 * @param id its number in the catalog
 * @param relation its bare name
 * @param name schema and name as SQL has them
 * @param size the bytes of its rows
 * @param readable whether this role may read and lock it
 * @param rowSecurity whether all of its rows can be seen
 * @param root the bare name of the partitioned table that it is a part of, or
 * {@code null}
 * @since 0.1.0
 */
@Internal
public record DroppedTable(long id, String relation, String name, long size, boolean readable, RowSecurity rowSecurity,
		@Nullable String root) {

	/**
	 * What row-level security means for this role.
	 */
	public enum RowSecurity {

		/** All rows are seen. */
		SHOWS,

		/** All rows are seen once the table no longer forces it on its owner. */
		FORCED,

		/** Rows may be hidden. */
		HIDES

	}

}
