package com.ofauto.migrations.benchmarks;

import java.io.IOException;
import java.io.Writer;

/**
 * The ways in which a migration can be big.
 */
enum BigFile {

	COPY("COPY", 0), INSERTS_OF_500("INSERTs of 500 rows", 500), INSERTS_OF_ONE("INSERTs of one row", 1);

	private static final String TEXT = "a name that is as long as the names of things in a database of an"
			+ " application that has been in use for some years and has seen many a migration come and go";

	private final String label;

	private final int rowsInStatement;

	BigFile(String label, int rowsInStatement) {
		this.label = label;
		this.rowsInStatement = rowsInStatement;
	}

	String label() {
		return this.label;
	}

	void write(Writer out, long bytes) throws IOException {
		out.write("CREATE TABLE big (id integer, name text, amount integer);\n");
		if (this.rowsInStatement == 0) {
			out.write("COPY big (id, name, amount) FROM stdin;\n");
		}
		long written = 0;
		for (int row = 0; written < bytes; row++) {
			String line = (this.rowsInStatement == 0) ? row + "\t" + TEXT + "\t" + row % 100 + "\n"
					: insert(row, bytes - written);
			out.write(line);
			written += line.length();
		}
		out.write((this.rowsInStatement == 0) ? "\\.\n" : "");
	}

	/**
	 * Returns a row with what stands before and after it; the last one ends its
	 * statement.
	 */
	private String insert(int row, long left) {
		String values = "(" + row + ", '" + TEXT + "', " + row % 100 + ")";
		boolean first = row % this.rowsInStatement == 0;
		boolean last = row % this.rowsInStatement == this.rowsInStatement - 1 || left <= values.length();
		return (first ? "INSERT INTO big (id, name, amount) VALUES " : ", ") + values + (last ? ";\n" : "\n");
	}

}
