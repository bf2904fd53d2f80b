package com.ofauto.migrations.impact;

import org.jspecify.annotations.Nullable;

/**
 * A relation that a migration leaves behind and that was not there before it.
 *
 * @param relation its name as SQL has it, as it is after the migration, and without the
 * default schema
 * @param kind what it is
 * @param table of an index, the name of its table after the migration; otherwise
 * {@code null}
 * @param rowsUnknown whether the migration puts rows into it of which the script does not
 * say how many; otherwise it has at most the few rows that stand in the script
 * @since 0.1.0
 */
public record CreatedRelation(String relation, RelationKind kind, @Nullable String table, boolean rowsUnknown) {

}
