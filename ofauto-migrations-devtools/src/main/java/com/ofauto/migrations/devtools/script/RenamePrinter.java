package com.ofauto.migrations.devtools.script;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Writes renames, and moves to another schema.
 */
final class RenamePrinter {

	private final String defaultSchema;

	/**
	 * Create a printer.
	 * @param defaultSchema the name for a move to the default schema
	 */
	RenamePrinter(String defaultSchema) {
		this.defaultSchema = defaultSchema;
	}

	String print(ObjectId from, ObjectId to) {
		String alter = "ALTER " + target(from);
		if (!from.schema().equals(to.schema()) && from.name().equals(to.name())) {
			return alter + " SET SCHEMA " + Names.quote(to.schemaOr(this.defaultSchema));
		}
		String what = switch (from.kind()) {
			case COLUMN -> " RENAME COLUMN " + Names.own(from);
			case CONSTRAINT -> " RENAME CONSTRAINT " + Names.own(from);
			case ENUM -> from.part().isEmpty() ? " RENAME" : " RENAME VALUE " + Names.literal(from.part());
			default -> " RENAME";
		};
		boolean isValue = to.kind() == ObjectKind.ENUM && !to.part().isEmpty();
		return alter + what + " TO " + (isValue ? Names.literal(to.part()) : Names.own(to));
	}

	private static String target(ObjectId id) {
		return switch (id.kind()) {
			case COLUMN, CONSTRAINT -> "TABLE " + Names.qualified(id);
			case ENUM, COMPOSITE_TYPE, RANGE_TYPE -> "TYPE " + Names.qualified(id);
			case ROUTINE -> "ROUTINE " + Names.qualified(id) + "(" + id.part() + ")";
			case TRIGGER, RULE, POLICY -> id.kind() + " " + Names.own(id) + " ON " + Names.qualified(id);
			case CAST, EXTENSION, DEFAULT -> throw new IllegalArgumentException("It has no name to change: " + id);
			default -> id.kind().name().replace('_', ' ') + " " + Names.qualified(id);
		};
	}

}
