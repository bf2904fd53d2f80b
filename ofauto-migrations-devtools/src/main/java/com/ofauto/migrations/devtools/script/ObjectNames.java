package com.ofauto.migrations.devtools.script;

import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Names objects for statements such as {@code DROP} and {@code COMMENT ON}, which accept
 * many kinds.
 */
final class ObjectNames {

	private ObjectNames() {
	}

	/**
	 * Write the keyword for the kind of an object.
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
	 * Write the keyword and the name of an object.
	 */
	static String keywordAndName(SchemaObject object) {
		return keyword(object) + " " + name(object);
	}

	/**
	 * Write the keyword and the name of an object or a part of it.
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
