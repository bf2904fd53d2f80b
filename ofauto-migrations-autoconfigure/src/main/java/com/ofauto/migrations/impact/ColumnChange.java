package com.ofauto.migrations.impact;

import org.jspecify.annotations.Nullable;

/**
 * A column of a relation that was there before the migration, added or with another type.
 *
 * @param relation the relation's name as SQL has it
 * @param column the column's name as SQL has it
 * @param from its type before, or {@code null} if the statement adds the column
 * @param to its type after the statement
 * @since 0.1.0
 */
public record ColumnChange(String relation, String column, @Nullable String from, String to) {

}
