package com.ofauto.migrations.devtools.pull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.EnumType;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes a database in the Prisma Schema Language, as Prisma's own {@code db pull} does.
 * Names stay as in the database. A comment and a warning name what the language cannot
 * express. A database that is built from the text equals the one that was pulled.
 */
public final class PrismaSchemaWriter {

	private final String defaultSchema;

	/**
	 * Create a writer.
	 * @param defaultSchema the schema of names without one, or {@code null} for
	 * {@code public}
	 */
	public PrismaSchemaWriter(@Nullable String defaultSchema) {
		this.defaultSchema = HomeSchema.name(defaultSchema);
	}

	/**
	 * Return the schemas that a schema file lists.
	 * @param existing the file's text
	 * @return their names; none if it lists none
	 */
	public static Set<String> schemas(String existing) {
		ExistingSchema kept = ExistingSchema.of(existing);
		return (kept != null && kept.schemas() != null) ? Set.copyOf(kept.schemas()) : Set.of();
	}

	/**
	 * Write a database.
	 * @param schema the database
	 * @param existing the existing schema, whose datasource and generators are kept, or
	 * {@code null}
	 * @return the schema, with warnings
	 */
	public PulledSchema write(DatabaseSchema schema, @Nullable String existing) {
		ExistingSchema kept = (existing != null) ? ExistingSchema.of(existing) : null;
		ExistingSchema head = (kept != null) ? kept : Header.of(schema, this.defaultSchema);
		Set<String> schemas = (head.schemas() != null) ? Set.copyOf(head.schemas()) : Set.of(this.defaultSchema);
		List<Table> tables = schema.all(Table.class)
			.stream()
			.filter((table) -> schemas.contains(table.id().schemaOr(this.defaultSchema)) && isModel(table))
			.toList();
		List<EnumType> types = schema.all(EnumType.class)
			.stream()
			.filter((type) -> schemas.contains(type.id().schemaOr(this.defaultSchema)) && !type.values().isEmpty())
			.toList();
		Map<ObjectId, TableParts> parts = TableParts.of(schema, tables, head.partialIndexes());
		List<JoinTable> joinTables = joinTables(schema, tables, types, parts);
		UniqueNames names = names(schema, tables, types, joinTables);
		Map<ObjectId, PulledModel> models = new LinkedHashMap<>();
		ModelReader reader = new ModelReader(schema, names, head.datasource());
		tables.stream()
			.filter((table) -> names.contains(table.id()))
			.forEach((table) -> models.put(table.id(), reader.read(Objects.requireNonNull(parts.get(table.id())))));
		new RelationWriter(models, joinTables, names, head.foreignKeys()).write();
		List<String> warnings = warnings(models.values().stream().toList(), joinTables);
		Set<ObjectId> written = new HashSet<>();
		tables.forEach((table) -> written.add(table.id()));
		types.forEach((type) -> written.add(type.id()));
		warnings.addAll(UnsupportedObjectList.warnings(schema, (object) -> written.contains(object.id())));
		return new PulledSchema(text(head, models, types, names), warnings);
	}

	private static boolean isModel(Table table) {
		return table.partition() == null && table.foreign() == null && !table.columns().isEmpty();
	}

	/**
	 * Find the tables of many-to-many relations that the language would build in the same
	 * form.
	 */
	private List<JoinTable> joinTables(DatabaseSchema schema, List<Table> tables, List<EnumType> types,
			Map<ObjectId, TableParts> parts) {
		List<JoinTable> candidates = tables.stream()
			.map((table) -> JoinTable.of(Objects.requireNonNull(parts.get(table.id())), parts))
			.filter(Objects::nonNull)
			.toList();
		UniqueNames names = names(schema, tables, types, candidates);
		return candidates.stream().filter((table) -> table.isInOrder(names)).toList();
	}

	private UniqueNames names(DatabaseSchema schema, List<Table> tables, List<EnumType> types,
			List<JoinTable> joinTables) {
		Set<ObjectId> joins = new HashSet<>();
		joinTables.forEach((table) -> joins.add(table.id()));
		return new UniqueNames(schema, tables.stream().filter((table) -> !joins.contains(table.id())).toList(), types,
				this.defaultSchema);
	}

	private String text(ExistingSchema head, Map<ObjectId, PulledModel> models, List<EnumType> types,
			UniqueNames names) {
		SchemaText writer = new SchemaText(names, (head.schemas() != null) ? this.defaultSchema : null);
		List<String> blocks = new ArrayList<>();
		blocks.add(head.blocks());
		models.values().forEach((model) -> blocks.add(writer.model(model)));
		types.forEach((type) -> blocks.add(writer.enumeration(type)));
		return String.join("\n", blocks);
	}

	private static List<String> warnings(List<PulledModel> models, List<JoinTable> joinTables) {
		List<String> warnings = new ArrayList<>();
		for (PulledModel model : models) {
			if (model.ignored()) {
				warnings.add("The table \"" + model.table().id().name()
						+ "\" has no key that identifies a row: its model is ignored by Prisma's client.");
			}
			if (!model.parts().beyond().isEmpty()) {
				warnings.add("Of the table \"" + model.table().id().name() + "\" is not in the schema: "
						+ SchemaText.beyond(model) + ".");
			}
		}
		for (JoinTable table : joinTables) {
			if (table.outdated()) {
				warnings.add("The table \"" + table.id().name()
						+ "\" has a unique index where Prisma makes a primary key today.");
			}
		}
		return warnings;
	}

}
