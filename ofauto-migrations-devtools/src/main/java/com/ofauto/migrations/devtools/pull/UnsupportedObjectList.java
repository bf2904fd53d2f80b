package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;

/**
 * Lists the objects of a database that a schema in Prisma's language cannot have.
 */
final class UnsupportedObjectList {

	private static final Map<ObjectKind, String> KINDS = Map.ofEntries(Map.entry(ObjectKind.COLLATION, "collations"),
			Map.entry(ObjectKind.DOMAIN, "domains"), Map.entry(ObjectKind.COMPOSITE_TYPE, "composite types"),
			Map.entry(ObjectKind.RANGE_TYPE, "range types"),
			Map.entry(ObjectKind.TEXT_SEARCH_DICTIONARY, "text search dictionaries"),
			Map.entry(ObjectKind.TEXT_SEARCH_CONFIGURATION, "text search configurations"),
			Map.entry(ObjectKind.CAST, "casts"), Map.entry(ObjectKind.ROUTINE, "functions"),
			Map.entry(ObjectKind.SEQUENCE, "sequences"), Map.entry(ObjectKind.STATISTICS, "statistics"),
			Map.entry(ObjectKind.VIEW, "views"), Map.entry(ObjectKind.MATERIALIZED_VIEW, "materialized views"),
			Map.entry(ObjectKind.RULE, "rules"), Map.entry(ObjectKind.TABLE, "tables"),
			Map.entry(ObjectKind.ENUM, "enums"));

	private UnsupportedObjectList() {
	}

	/**
	 * Write a sentence for each kind of object.
	 * @param schema the database
	 * @param written whether an object is in the schema
	 */
	static List<String> warnings(DatabaseSchema schema, Predicate<SchemaObject> written) {
		Map<ObjectKind, List<String>> names = new EnumMap<>(ObjectKind.class);
		for (SchemaObject object : schema.objects().values()) {
			boolean serial = object instanceof Sequence sequence && sequence.owner() != null;
			if (KINDS.containsKey(object.id().kind()) && !serial && !written.test(object)) {
				names.computeIfAbsent(object.id().kind(), (kind) -> new ArrayList<>()).add(name(object));
			}
		}
		List<String> warnings = new ArrayList<>();
		names.forEach((kind, list) -> warnings
			.add("Not in the schema are the " + KINDS.get(kind) + " " + String.join(", ", list) + "."));
		return warnings;
	}

	private static String name(SchemaObject object) {
		String schema = object.id().schema();
		return "\"" + ((schema.isEmpty() || schema.equals("public")) ? "" : schema + ".") + object.id().name() + "\"";
	}

}
