package com.ofauto.migrations.devtools.impact;

import com.ofauto.migrations.impact.RelationKind;
import org.jspecify.annotations.Nullable;

/**
 * A relation that was there before the migration.
 *
 * @param oid its number
 * @param name its name then, as SQL has it
 * @param qualified the same with its schema
 * @param kind what it is
 * @param table of an index, the number of its table; otherwise {@code null}
 */
record KnownRelation(long oid, String name, String qualified, RelationKind kind, @Nullable Long table) {

	boolean hasRows() {
		return this.kind != RelationKind.INDEX && this.kind != RelationKind.SEQUENCE && this.kind != RelationKind.VIEW;
	}

}
