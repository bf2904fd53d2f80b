package com.ofauto.migrations.core;

/**
 * One statement of a migration's script, for tools that look at it.
 *
 * @param text the statement as it stands in the file, with its semicolon
 * @param line the line of its first character, from 1
 * @param column the column of its first character in code points, from 1
 * @since 0.1.0
 */
public record MigrationStatement(String text, int line, int column) {

}
