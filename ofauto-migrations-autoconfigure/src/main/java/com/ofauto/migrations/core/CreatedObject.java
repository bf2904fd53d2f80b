package com.ofauto.migrations.core;

import com.ofauto.migrations.core.script.Sql;

/**
 * An object that a file creates by name.
 *
 * @param kind {@code table}, {@code column}, {@code type} or {@code view}
 * @param schema its schema, or empty where the search path decides
 * @param name its name, or that of its table
 * @param column the column's name, or empty
 * @param migration the migration that creates it
 */
record CreatedObject(String kind, String schema, String name, String column, String migration) {

	boolean isNamed(String other) {
		return this.name.equals(other);
	}

	/**
	 * For a person.
	 * @return such as {@code column clients.name of 20260101000000_first}
	 */
	String describe() {
		return this.kind + " " + (this.schema.isEmpty() ? "" : this.schema + ".") + this.name
				+ (this.column.isEmpty() ? "" : "." + this.column) + " of " + this.migration;
	}

	/**
	 * A row of {@code VALUES}.
	 */
	String row(int number) {
		return "(" + number + ", " + Sql.literal(this.kind) + ", " + Sql.literal(this.schema) + "::pg_catalog.name, "
				+ Sql.literal(this.name) + "::pg_catalog.name, " + Sql.literal(this.column) + "::pg_catalog.name)";
	}

}
