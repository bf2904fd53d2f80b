package com.ofauto.migrations.impact;

/**
 * An object that was there before the migration and that a statement drops.
 *
 * @param type what it is, as {@code pg_identify_object} says it, such as {@code table} or
 * {@code table column}
 * @param name its name as SQL has it, without the default schema; that of a column is
 * {@code table.column}
 * @since 0.1.0
 */
public record DroppedObject(String type, String name) {

}
