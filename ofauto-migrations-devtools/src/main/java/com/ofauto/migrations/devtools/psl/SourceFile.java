package com.ofauto.migrations.devtools.psl;

/**
 * A file of the schema.
 *
 * @param name the name that messages show
 * @param text its content
 */
record SourceFile(String name, String text) {

	String line(int number) {
		return this.text.split("\r\n|\n|\r", -1)[number - 1];
	}

}
