package com.ofauto.migrations.devtools.psl;

/**
 * A position in a file.
 *
 * @param file the file
 * @param line the line, from 1
 * @param column the column, from 1
 */
record Position(SourceFile file, int line, int column) {

	PslException error(String problem) {
		return error(problem, "");
	}

	PslException error(String problem, String remedy) {
		return new PslException(this.file.name(), this.line, this.column, this.file.line(this.line), problem, remedy);
	}

	@Override
	public String toString() {
		return this.file.name() + ":" + this.line + ":" + this.column;
	}

}
