package com.ofauto.migrations.faults;

/**
 * A file of about two megabytes, which goes to the server in several messages: a part
 * before the COPY data, the data, and a part behind it.
 */
final class BigScript {

	private static final int COPIED = 15_000;

	private static final int INSERTED = 10_000;

	private BigScript() {
	}

	static String write(int gate, String step) {
		StringBuilder script = new StringBuilder("CREATE TABLE big (id int, text text);\n").append(Work.gate(gate));
		script.append("INSERT INTO big VALUES (0, '").append("x".repeat(300_000)).append("');\n");
		script.append("COPY big (id, text) FROM stdin;\n");
		for (int row = 1; row <= COPIED; row++) {
			script.append(row).append("\trow ").append(row).append(" of a file that is rather long\n");
		}
		script.append("\\.\n");
		for (int row = 0; row < INSERTED; row++) {
			script.append("INSERT INTO big VALUES (").append(row).append(", 'one of many statements');\n");
		}
		return script.append(step).toString();
	}

}
