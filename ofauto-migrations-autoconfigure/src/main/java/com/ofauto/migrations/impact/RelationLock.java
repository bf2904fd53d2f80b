package com.ofauto.migrations.impact;

import org.jspecify.annotations.Nullable;

/**
 * A lock on a relation that was there before the migration.
 *
 * @param relation its name as SQL has it, as it was before the migration, and without the
 * default schema
 * @param kind what it is
 * @param table of an index, the name of its table; otherwise {@code null}
 * @param mode the strongest mode that the statement holds it in
 * @since 0.1.0
 */
public record RelationLock(String relation, RelationKind kind, @Nullable String table, LockMode mode) {

}
