package com.ofauto.migrations.devtools.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.psl.PhysicalSchema;
import com.ofauto.migrations.devtools.psl.PrismaSchema;
import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a schema in Prisma's language. It leaves everything else unchanged.
 *
 * @param defaultSchema the schema of objects that name none
 * @param schemas the schemas of the database that it describes
 * @param extensions the extensions it lists
 * @param enums the enums it has
 * @param tables the tables it has
 * @param anyDefaults the columns whose default the database decides
 * @param partialIndexes whether it lists partial indexes too
 */
record PrismaScope(String defaultSchema, Set<String> schemas, Set<ObjectId> extensions, Set<ObjectId> enums,
		Set<ObjectId> tables, Set<ObjectId> anyDefaults, boolean partialIndexes) {

	static PrismaScope of(PrismaSchema schema, String defaultSchema) {
		PhysicalSchema physical = schema.physical();
		Map<ObjectId, PhysicalSchema.Table> tables = new HashMap<>();
		physical.tables()
			.forEach((table) -> tables.put(id(ObjectKind.TABLE, table.schema(), table.name(), defaultSchema), table));
		Set<ObjectId> anyDefaults = tables.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue()
				.columns()
				.stream()
				.filter(PhysicalSchema.Column::anyDefault)
				.map((column) -> entry.getKey().part(ObjectKind.COLUMN, PslNames.cut(column.name(), ""))))
			.collect(Collectors.toUnmodifiableSet());
		return new PrismaScope(defaultSchema, Set.copyOf(schema.schemas()),
				physical.extensions()
					.stream()
					.map((extension) -> ObjectId.of(ObjectKind.EXTENSION, extension.name()))
					.collect(Collectors.toUnmodifiableSet()),
				physical.enums()
					.stream()
					.map((type) -> id(ObjectKind.ENUM, type.schema(), type.name(), defaultSchema))
					.collect(Collectors.toUnmodifiableSet()),
				Set.copyOf(tables.keySet()), anyDefaults, schema.listsPartialIndexes());
	}

	static ObjectId id(ObjectKind kind, String schema, String name, String defaultSchema) {
		return ObjectId.of(kind, schema.equals(defaultSchema) ? "" : schema, PslNames.cut(name, ""));
	}

	/**
	 * Return the scope with names as in a database: an enum is qualified there if
	 * PostgreSQL has a type of that name, such as {@code path}.
	 */
	PrismaScope in(DatabaseSchema schema) {
		Set<ObjectId> named = this.enums.stream().map((type) -> {
			ObjectId whole = ObjectId.of(type.kind(), this.defaultSchema, type.name());
			return (type.schema().isEmpty() && schema.objects().containsKey(whole)) ? whole : type;
		}).collect(Collectors.toUnmodifiableSet());
		return new PrismaScope(this.defaultSchema, this.schemas, this.extensions, named, this.tables, this.anyDefaults,
				this.partialIndexes);
	}

	/**
	 * Whether the source covers the schema of an object.
	 */
	boolean covers(ObjectId id) {
		return this.schemas.contains(id.schemaOr(this.defaultSchema));
	}

	/**
	 * Whether an object of the database that was built comes from the source, and not
	 * from its prerequisites.
	 */
	boolean describes(SchemaObject object) {
		return switch (object.id().kind()) {
			case SCHEMA -> this.schemas.contains(object.id().name());
			case EXTENSION -> this.extensions.contains(object.id());
			case ENUM -> this.enums.contains(object.id());
			case TABLE -> this.tables.contains(object.id());
			case CONSTRAINT -> this.tables.contains(tableOf(object.id()));
			case INDEX -> this.tables.contains(((Index) object).table());
			case SEQUENCE -> describesOwner(((Sequence) object).owner());
			default -> false;
		};
	}

	private boolean describesOwner(@Nullable ObjectId owner) {
		return owner != null && this.tables.contains(tableOf(owner));
	}

	static ObjectId tableOf(ObjectId part) {
		return ObjectId.of(ObjectKind.TABLE, part.schema(), part.name());
	}

}
