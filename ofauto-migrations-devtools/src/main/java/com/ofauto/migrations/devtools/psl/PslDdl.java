package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.psl.PhysicalSchema.Column;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Extension;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.ForeignKey;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Index;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.IndexColumn;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Table;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Writes the SQL that builds a schema in an empty database, as Prisma's own migrations
 * are written.
 */
public final class PslDdl {

	private static final String EMPTY = "-- This is an empty migration.";

	private PslDdl() {
	}

	/**
	 * Return the statements, in an order in which they can run.
	 * @param schema what to build
	 * @return the script
	 */
	public static String render(PhysicalSchema schema) {
		List<String> steps = new ArrayList<>();
		schema.schemas()
			.forEach((name) -> steps
				.add(step("CreateSchema", "CREATE SCHEMA IF NOT EXISTS " + Quotes.identifier(name))));
		schema.extensions().forEach((extension) -> steps.add(step("CreateExtension", extension(extension))));
		schema.enums().forEach((type) -> steps.add(step("CreateEnum", enumeration(type))));
		schema.tables().forEach((table) -> steps.add(step("CreateTable", table(table))));
		schema.tables()
			.forEach(
					(table) -> table.indexes().forEach((index) -> steps.add(step("CreateIndex", index(table, index)))));
		schema.tables()
			.forEach((table) -> table.foreignKeys()
				.forEach((key) -> steps.add(step("AddForeignKey", foreignKey(table, key)))));
		return steps.isEmpty() ? EMPTY + "\n" : String.join("\n", steps);
	}

	private static String step(String kind, String statement) {
		return "-- " + kind + "\n" + statement + ";\n";
	}

	private static String extension(Extension extension) {
		String schema = extension.schema();
		String version = extension.version();
		return "CREATE EXTENSION IF NOT EXISTS " + Quotes.identifier(extension.name())
				+ ((schema != null || version != null) ? " WITH" : "")
				+ ((schema != null) ? " SCHEMA " + Quotes.identifier(schema) : "")
				+ ((version != null) ? " VERSION " + Quotes.identifier(version) : "");
	}

	private static String enumeration(PhysicalSchema.EnumType type) {
		return "CREATE TYPE " + PhysicalSchema.qualified(type.schema(), type.name()) + " AS ENUM ("
				+ type.values().stream().map(Quotes::literal).collect(Collectors.joining(", ")) + ")";
	}

	private static String table(Table table) {
		List<String> lines = new ArrayList<>(table.columns().stream().map(PslDdl::column).toList());
		if (table.primaryKey() != null) {
			String columns = table.primaryKey()
				.columns()
				.stream()
				.map(Quotes::identifier)
				.collect(Collectors.joining(",", "(", ")"));
			lines.add("\n    CONSTRAINT " + Quotes.identifier(table.primaryKey().name()) + " PRIMARY KEY " + columns);
		}
		return "CREATE TABLE " + PhysicalSchema.qualified(table.schema(), table.name()) + " (\n"
				+ String.join(",\n", lines) + "\n)";
	}

	private static String column(Column column) {
		return "    " + Quotes.identifier(column.name()) + " " + column.type() + (column.required() ? " NOT NULL" : "")
				+ ((column.defaultValue() != null) ? " DEFAULT " + column.defaultValue() : "");
	}

	private static String index(Table table, Index index) {
		boolean tree = index.method().equals("BTREE");
		return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + Quotes.identifier(index.name()) + " ON "
				+ PhysicalSchema.qualified(table.schema(), table.name())
				+ (tree ? "(" : " USING " + index.method() + " (")
				+ index.columns().stream().map(PslDdl::indexColumn).collect(Collectors.joining(", ")) + ")"
				+ ((index.where() != null) ? " WHERE (" + index.where() + ")" : "");
	}

	private static String indexColumn(IndexColumn column) {
		return Quotes.identifier(column.name()) + ((column.operatorClass() != null) ? " " + column.operatorClass() : "")
				+ (column.descending() ? " DESC" : "");
	}

	private static String foreignKey(Table table, ForeignKey key) {
		return "ALTER TABLE " + PhysicalSchema.qualified(table.schema(), table.name()) + " ADD CONSTRAINT "
				+ Quotes.identifier(key.name()) + " FOREIGN KEY " + columns(key.columns()) + " REFERENCES "
				+ PhysicalSchema.qualified(key.referencedSchema(), key.referencedTable())
				+ columns(key.referencedColumns()) + " ON DELETE " + key.onDelete() + " ON UPDATE " + key.onUpdate();
	}

	private static String columns(List<String> columns) {
		return columns.stream().map(Quotes::identifier).collect(Collectors.joining(", ", "(", ")"));
	}

}
