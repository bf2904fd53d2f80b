package com.ofauto.migrations.devtools.pull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The names of tables, enums and their values in the schema. As in Prisma, a name that
 * two schemas have gets the name of the schema as a prefix.
 */
final class UniqueNames {

	private final Map<ObjectId, String> names = new LinkedHashMap<>();

	private final Map<String, Map<String, String>> values = new HashMap<>();

	private final Map<String, String> enums = new HashMap<>();

	private final List<String> extensions;

	UniqueNames(DatabaseSchema schema, List<Table> tables, List<EnumType> types, String defaultSchema) {
		this.extensions = schema.all(Extension.class).stream().map((extension) -> extension.id().name()).toList();
		List<ObjectId> ids = Stream.concat(tables.stream(), types.stream()).map(SchemaObject::id).toList();
		Map<String, Long> counts = ids.stream()
			.collect(Collectors.groupingBy((id) -> plain(id.name()), Collectors.counting()));
		Identifiers identifiers = new Identifiers();
		for (ObjectId id : ids) {
			boolean shared = counts.getOrDefault(plain(id.name()), 0L) > 1
					&& ids.stream().anyMatch((other) -> isSameInAnotherSchema(id, other));
			this.names.put(id,
					identifiers.take(shared ? plain(id.schemaOr(defaultSchema) + "_" + id.name()) : plain(id.name())));
		}
		for (EnumType type : types) {
			String name = name(type.id());
			this.values.put(name, values(type));
			this.enums.put(type.id().schema() + "\0" + type.id().name(), name);
		}
	}

	private static boolean isSameInAnotherSchema(ObjectId id, ObjectId other) {
		return !other.schema().equals(id.schema()) && plain(other.name()).equals(plain(id.name()));
	}

	private static String plain(String name) {
		String plain = Identifiers.sanitized(name, "Unnamed");
		return PslNames.isReserved(plain) ? "Renamed" + plain : plain;
	}

	private static Map<String, String> values(EnumType type) {
		Identifiers identifiers = new Identifiers();
		Map<String, String> values = new LinkedHashMap<>();
		type.values().forEach((value) -> values.put(value, identifiers.take(Identifiers.sanitized(value, "value"))));
		return values;
	}

	/**
	 * Return the name of a table or enum in the schema.
	 */
	String name(ObjectId id) {
		return this.names.getOrDefault(id, "");
	}

	boolean contains(ObjectId id) {
		return this.names.containsKey(id);
	}

	@Nullable String enumName(String schema, String name) {
		return this.enums.get(schema + "\0" + name);
	}

	/**
	 * Return the values of an enum by their names in the database.
	 */
	Map<String, String> enumValues(String enumName) {
		return this.values.getOrDefault(enumName, Map.of());
	}

	@Nullable String enumValue(String enumName, String value) {
		return enumValues(enumName).get(value);
	}

	boolean hasExtension(String name) {
		return this.extensions.contains(name);
	}

}
