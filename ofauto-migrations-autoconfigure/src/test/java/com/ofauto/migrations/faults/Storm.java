package com.ofauto.migrations.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.support.ImpactFile;
import com.ofauto.migrations.support.ScriptDirectory;

/**
 * Migrations of tables that others read and write meanwhile: transactions, segments,
 * rewrites and what runs by itself. Each knows its impact, and each fifth one a wrong
 * one. Whatever runs in a transaction leaves a row in the table {@code trace}.
 */
final class Storm {

	static final int TABLES = 5;

	private static final String FIRST = "20260101000000_tables";

	private final Path directory;

	private final List<String> trace = new ArrayList<>();

	Storm(Path directory) {
		this.directory = directory;
	}

	/**
	 * Writes the migration that creates the tables.
	 */
	void writeTables() {
		StringBuilder script = new StringBuilder("CREATE TABLE trace (what text);\n");
		for (int table = 0; table < TABLES; table++) {
			script.append("CREATE TABLE t").append(table).append(" (id int PRIMARY KEY, n int NOT NULL);\n");
			script.append("INSERT INTO t").append(table).append(" SELECT i, 0 FROM generate_series(1, 1000) i;\n");
		}
		write(FIRST, script.toString());
	}

	/**
	 * Writes so many migrations of them.
	 */
	void writeChanges(int count) {
		for (int i = 1; i <= count; i++) {
			String name = "202601020000%02d_change".formatted(i);
			String one = "t" + i % TABLES;
			String other = "t" + (i + 1 + i / TABLES % (TABLES - 1)) % TABLES;
			List<String> statements = new ArrayList<>();
			List<String> impacts = new ArrayList<>();
			change(i, one, other, statements, impacts);
			statements.add(0, trace(name, 1));
			impacts.add(0, impact("trace", "ROW EXCLUSIVE", ""));
			statements.add(trace(name, 2));
			impacts.add(impact("trace", "ROW EXCLUSIVE", ""));
			write(name, String.join("", statements));
			if (i % 5 == 0) {
				impacts.replaceAll(
						(right) -> impact((right.hashCode() % 2 == 0) ? "nowhere" : one, "ACCESS EXCLUSIVE", ""));
			}
			ImpactFile.write(this.directory, name, "17.11", String.join(", ", impacts));
		}
	}

	private static void change(int i, String one, String other, List<String> statements, List<String> impacts) {
		String column = "ALTER TABLE " + other + " ADD c" + i + " text;\n";
		switch (i % 6) {
			case 0 -> {
				statements.add("CREATE INDEX CONCURRENTLY i" + i + " ON " + one + " (n);\n");
				impacts.add(impact(one, "SHARE UPDATE EXCLUSIVE", ", 'alone': true"));
			}
			case 1 -> {
				statements.add("VACUUM FULL " + one + ";\n");
				impacts.add(impact(one, "ACCESS EXCLUSIVE", ", 'alone': true, 'rewrites': ['" + one + "']"));
			}
			case 2 -> {
				statements.add("ALTER TABLE " + one + " ALTER n TYPE " + ((i % 4 == 0) ? "int" : "bigint") + ";\n");
				impacts.add(impact(one, "ACCESS EXCLUSIVE", ", 'rewrites': ['" + one + "']"));
			}
			case 3 -> {
				statements.add("UPDATE " + one + " SET n = n + 0 WHERE id % 10 = 0;\n");
				impacts.add(impact(one, "ROW EXCLUSIVE", ", 'rowsUnknown': true"));
			}
			case 4 -> {
				statements.add("ALTER TABLE " + one + " RENAME TO renamed;\n");
				statements.add("ALTER TABLE renamed RENAME TO " + one + ";\n");
				impacts.add(impact(one, "ACCESS EXCLUSIVE", ""));
				impacts.add("{'line': 1, 'command': 'ALTER TABLE'}");
			}
			default -> {
				statements.add("BEGIN;\nALTER TABLE " + one + " ADD CHECK (n >= 0);\nCOMMIT;\n");
				impacts.add(impact(one, "ACCESS EXCLUSIVE", ", 'scans': ['" + one + "']"));
			}
		}
		statements.add(column);
		impacts.add(impact(other, "ACCESS EXCLUSIVE", ""));
	}

	private String trace(String name, int step) {
		this.trace.add(name + " " + step);
		return "INSERT INTO trace VALUES ('" + name + " " + step + "');\n";
	}

	/**
	 * The trace of all of them.
	 */
	List<String> trace() {
		return List.copyOf(this.trace);
	}

	private void write(String name, String script) {
		new ScriptDirectory(this.directory).with(name, script);
	}

	private static String impact(String table, String mode, String more) {
		return "{'line': 1, 'command': 'COMMAND', 'locks': [{'relation': '%s', 'mode': '%s'}]%s}".formatted(table, mode,
				more);
	}

}
