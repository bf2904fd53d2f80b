package com.ofauto.migrations.core;

/**
 * A place in a migration file.
 *
 * @param file the file's path or URL
 * @param line the line, from 1
 * @param column the column in characters, from 1
 * @since 0.1.0
 */
public record ScriptLocation(String file, int line, int column) {

	@Override
	public String toString() {
		return this.file + ":" + this.line + ":" + this.column;
	}

}
