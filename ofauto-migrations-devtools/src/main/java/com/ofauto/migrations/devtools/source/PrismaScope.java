package com.ofauto.migrations.devtools.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.psl.PhysicalSchema;
import com.ofauto.migrations.devtools.psl.PrismaSchema;
import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * What a schema in Prisma's language speaks of, and what it therefore leaves alone.
 *
 * @param schemas the schemas of the database that it describes
 * @param extensions the extensions it lists
 * @param enums the enums it has
 * @param tables the tables it has
 * @param anyDefaults the columns whose default is whatever the database has
 * @param partialIndexes whether it lists the indexes of some rows, too
 */
record PrismaScope(Set<String> schemas, Set<ObjectId> extensions, Set<ObjectId> enums, Set<ObjectId> tables,
		Set<ObjectId> anyDefaults, boolean partialIndexes) {

	static PrismaScope of(PrismaSchema schema) {
		PhysicalSchema physical = schema.physical();
		Map<ObjectId, PhysicalSchema.Table> tables = new HashMap<>();
		physical.tables()
			.forEach((table) -> tables
				.put(ObjectId.of(ObjectKind.TABLE, table.schema(), PslNames.cut(table.name(), "")), table));
		Set<ObjectId> anyDefaults = tables.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue()
				.columns()
				.stream()
				.filter(PhysicalSchema.Column::anyDefault)
				.map((column) -> entry.getKey().part(ObjectKind.COLUMN, PslNames.cut(column.name(), ""))))
			.collect(Collectors.toUnmodifiableSet());
		return new PrismaScope(Set.copyOf(schema.schemas()),
				physical.extensions()
					.stream()
					.map((extension) -> ObjectId.of(ObjectKind.EXTENSION, extension.name()))
					.collect(Collectors.toUnmodifiableSet()),
				physical.enums()
					.stream()
					.map((type) -> ObjectId.of(ObjectKind.ENUM, type.schema(), PslNames.cut(type.name(), "")))
					.collect(Collectors.toUnmodifiableSet()),
				Set.copyOf(tables.keySet()), anyDefaults, schema.listsPartialIndexes());
	}

	/**
	 * Whether an object of the database in which the schema was built comes from it, and
	 * not from what was there before.
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
