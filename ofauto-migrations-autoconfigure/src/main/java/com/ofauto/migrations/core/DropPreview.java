package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The tables that an operation would drop, shown before a person confirms it.
 *
 * @param operation what would drop them
 * @param server host and port of the server
 * @param user the role that would do it
 * @param tables the tables that would go, ten at most
 * @param more how many more there are
 * @since 0.1.0
 */
public record DropPreview(Operation operation, String server, String user, List<Table> tables, int more) {

	public DropPreview {
		tables = List.copyOf(tables);
	}

	/**
	 * The preview for a person.
	 * @return one line, or several if there are tables
	 */
	public List<String> describe() {
		String where = "On " + this.server + " as user " + this.user + ", a " + this.operation.word() + " drops ";
		if (this.tables.isEmpty()) {
			return List.of(where + "no table.");
		}
		List<String> lines = new ArrayList<>();
		lines.add(where + "these tables with their rows:");
		this.tables.forEach((table) -> lines.add("  " + table.name() + " (" + table.rows() + ")"));
		if (this.more > 0) {
			lines.add("  and " + this.more + (this.more == 1 ? " more table" : " more tables"));
		}
		return lines;
	}

	/**
	 * A table that would go.
	 *
	 * @param name its name with its schema
	 * @param rows how many rows it has, as a person says it
	 */
	public record Table(String name, String rows) {

	}

}
