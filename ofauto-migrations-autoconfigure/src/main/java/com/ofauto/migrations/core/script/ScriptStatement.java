package com.ofauto.migrations.core.script;

/**
 * One statement of a script.
 *
 * @param text from the first token up to the terminating semicolon, which is missing only
 * if the file ends without one
 * @param line the line of the first token, from 1
 * @param column the column of the first token in code points, from 1
 * @param end how many bytes of the file precede the end of this statement: its semicolon,
 * or else the end of the file
 * @param copiesFromStdin whether the lines that follow are data for it
 * @since 0.1.0
 */
public record ScriptStatement(String text, int line, int column, long end, boolean copiesFromStdin) {

}
