package com.ofauto.migrations.devtools.script;

import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * How statements that take objects of many kinds, such as {@code DROP} and
 * {@code COMMENT ON}, name them.
 */
final class ObjectNames {

	private ObjectNames() {
	}

	/**
	 * Writes the word for what an object is.
	 */
	static String keyword(SchemaObject object) {
		if (object instanceof Routine routine) {
			return routine.kind().name();
		}
		return switch (object.id().kind()) {
			case ENUM, COMPOSITE_TYPE, RANGE_TYPE -> "TYPE";
			case TABLE -> ((Table) object).foreign() != null ? "FOREIGN TABLE" : "TABLE";
			default -> object.id().kind().name().replace('_', ' ');
		};
	}

	/**
	 * Writes what an object is and what it is called.
	 */
	static String keywordAndName(SchemaObject object) {
		return keyword(object) + " " + name(object);
	}

	/**
	 * Writes what an object or a part of it is, and what it is called.
	 */
	static String keywordAndName(ObjectId id, SchemaObject owner) {
		return switch (id.kind()) {
			case COLUMN -> "COLUMN " + Names.qualified(id) + "." + Names.own(id);
			case CONSTRAINT -> "CONSTRAINT " + Names.own(id) + ((owner instanceof Domain) ? " ON DOMAIN " : " ON ")
					+ Names.qualified(id);
			default -> keywordAndName(owner);
		};
	}

	private static String name(SchemaObject object) {
		ObjectId id = object.id();
		if (object instanceof Routine routine) {
			boolean star = routine.kind() == Routine.Kind.AGGREGATE && routine.arguments().isEmpty();
			return Names.qualified(id) + "(" + (star ? "*" : routine.arguments()) + ")";
		}
		return switch (id.kind()) {
			case CAST -> "(" + id.name() + ")";
			case TRIGGER, RULE, POLICY -> Names.own(id) + " ON " + Names.qualified(id);
			default -> Names.qualified(id);
		};
	}

}
