package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.psl.Model.Index;
import com.ofauto.migrations.devtools.psl.Model.ScalarField;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Column;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.ForeignKey;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.IndexColumn;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.PrimaryKey;
import com.ofauto.migrations.devtools.psl.PhysicalSchema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Turns models and relations into tables.
 */
final class Lowering {

	private final Configuration configuration;

	private final List<EnumType> enums;

	private final Map<String, Model> models;

	private final List<Relation> relations;

	Lowering(Configuration configuration, List<EnumType> enums, Map<String, Model> models, List<Relation> relations) {
		this.configuration = configuration;
		this.enums = enums;
		this.models = models;
		this.relations = relations;
	}

	PhysicalSchema lower() {
		List<Table> tables = new ArrayList<>();
		this.models.values().stream().filter((model) -> !model.view()).forEach((model) -> tables.add(table(model)));
		this.relations.stream()
			.filter(Relation.ManyToMany.class::isInstance)
			.map(Relation.ManyToMany.class::cast)
			.filter((relation) -> !first(relation).view() && !second(relation).view())
			.forEach((relation) -> tables
				.add(new JoinTable(relation, first(relation), second(relation), this.configuration.foreignKeys())
					.table()));
		List<PhysicalSchema.EnumType> types = this.enums.stream()
			.map((type) -> new PhysicalSchema.EnumType(type.schema(), type.name(), type.values()))
			.toList();
		return new PhysicalSchema(schemas(tables), this.configuration.extensions(), types, tables);
	}

	/**
	 * A listed schema without objects is not created.
	 */
	private List<String> schemas(List<Table> tables) {
		TreeSet<String> schemas = new TreeSet<>();
		tables.forEach((table) -> schemas.add(table.schema()));
		this.enums.forEach((type) -> schemas.add(type.schema()));
		List<String> listed = this.configuration.schemas();
		for (PhysicalSchema.Extension extension : this.configuration.extensions()) {
			if (listed == null) {
				schemas.add(this.configuration.defaultSchema());
			}
			else if (extension.schema() != null && listed.contains(extension.schema())) {
				schemas.add(extension.schema());
			}
		}
		return List.copyOf(schemas);
	}

	private Model first(Relation.ManyToMany relation) {
		return model(relation.first().model().text());
	}

	private Model second(Relation.ManyToMany relation) {
		return model(relation.second().model().text());
	}

	private Model model(String name) {
		return Objects.requireNonNull(this.models.get(name));
	}

	private Table table(Model model) {
		return new Table(model.schema(), model.table(), model.scalars().stream().map(Lowering::column).toList(),
				primaryKey(model), model.indexes().stream().map((index) -> index(model, index)).toList(),
				foreignKeys(model));
	}

	private static Column column(ScalarField field) {
		String type = (field.defaultValue() instanceof DefaultValue.Sequence) ? serial(field.type().column())
				: field.type().column() + (field.list() ? "[]" : "");
		String expression = (field.defaultValue() instanceof DefaultValue.Sql sql) ? sql.expression() : null;
		boolean elsewhere = field.defaultValue() instanceof DefaultValue.Database;
		return new Column(field.column(), type, field.required(), expression, elsewhere);
	}

	private static String serial(String type) {
		return switch (type) {
			case "SMALLINT" -> "SMALLSERIAL";
			case "INTEGER" -> "SERIAL";
			case "BIGINT" -> "BIGSERIAL";
			default -> type;
		};
	}

	private static @Nullable PrimaryKey primaryKey(Model model) {
		Index key = model.key();
		return (key != null) ? new PrimaryKey(name(model, key), key.columns()) : null;
	}

	static String name(Model model, Index index) {
		if (index.map() != null) {
			return index.map();
		}
		if (index == model.key()) {
			return ConstraintNames.primaryKey(model.table());
		}
		return index.unique() ? ConstraintNames.unique(model.table(), index.columns())
				: ConstraintNames.index(model.table(), index.columns());
	}

	private static PhysicalSchema.Index index(Model model, Index index) {
		List<IndexColumn> columns = index.fields()
			.stream()
			.map((field) -> new IndexColumn(field.field().column(),
					(field.operatorClass() != null) ? field.operatorClass().sql() : null, field.descending()))
			.toList();
		return new PhysicalSchema.Index(name(model, index), index.unique(), index.method(), columns, index.where());
	}

	private List<ForeignKey> foreignKeys(Model model) {
		if (!this.configuration.foreignKeys()) {
			return List.of();
		}
		return this.relations.stream()
			.filter(Relation.Keyed.class::isInstance)
			.map(Relation.Keyed.class::cast)
			.filter((relation) -> relation.forward().model().equals(model.name()))
			.filter((relation) -> !model(relation.forward().target()).view())
			.map((relation) -> foreignKey(relation, model, model(relation.forward().target())))
			.toList();
	}

	private static ForeignKey foreignKey(Relation.Keyed relation, Model model, Model target) {
		List<ScalarField> fields = Objects.requireNonNull(relation.forward().fields());
		List<String> references = KeyCheck.references(relation.forward(), target)
			.stream()
			.map(ScalarField::column)
			.toList();
		boolean optional = fields.stream().noneMatch(ScalarField::required);
		return new ForeignKey(foreignKeyName(relation, model), fields.stream().map(ScalarField::column).toList(),
				target.schema(), target.table(), references,
				action(relation.forward().onDelete(), optional ? "SET NULL" : "RESTRICT"),
				action(relation.forward().onUpdate(), "CASCADE"));
	}

	static String foreignKeyName(Relation.Keyed relation, Model model) {
		String map = relation.forward().map();
		List<ScalarField> fields = Objects.requireNonNull(relation.forward().fields());
		return (map != null) ? map
				: ConstraintNames.foreignKey(model.table(), fields.stream().map(ScalarField::column).toList());
	}

	private static String action(@Nullable Name action, String otherwise) {
		if (action == null) {
			return otherwise;
		}
		return switch (action.text()) {
			case "Cascade" -> "CASCADE";
			case "Restrict" -> "RESTRICT";
			case "NoAction" -> "NO ACTION";
			case "SetNull" -> "SET NULL";
			default -> "SET DEFAULT";
		};
	}

}
