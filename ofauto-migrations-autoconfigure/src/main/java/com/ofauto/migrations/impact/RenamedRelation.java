package com.ofauto.migrations.impact;

/**
 * A relation that a migration renames, or moves into another schema.
 *
 * @param from its name as SQL has it, before the migration
 * @param to its name after the migration
 * @since 0.1.0
 */
public record RenamedRelation(String from, String to) {

}
