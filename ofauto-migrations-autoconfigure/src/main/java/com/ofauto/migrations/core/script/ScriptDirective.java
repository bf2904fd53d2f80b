package com.ofauto.migrations.core.script;

/**
 * A comment that speaks to this library, such as {@code -- ofauto: accept=loses-data
 * because nobody reads it}.
 *
 * @param text what follows the colon, without blanks around it
 * @param line the line of the comment, from 1
 * @param column its column in code points, from 1
 * @param above whether it stands on a line of its own outside of statements, and so is
 * about the next one
 * @since 0.1.0
 */
public record ScriptDirective(String text, int line, int column, boolean above) {

}
