package com.ofauto.migrations.devtools.pull;

import java.util.List;

import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Sequence;

/**
 * Makes the model of a table: its fields, keys and indexes. Relations are added later.
 */
final class ModelReader {

	private final DatabaseSchema schema;

	private final UniqueNames names;

	private final FieldTypes types;

	private final Defaults defaults;

	private final String datasource;

	ModelReader(DatabaseSchema schema, UniqueNames names, String datasource) {
		this.schema = schema;
		this.names = names;
		this.types = new FieldTypes(names);
		this.defaults = new Defaults(names);
		this.datasource = datasource;
	}

	PulledModel read(TableParts parts) {
		PulledModel model = new PulledModel(this.names.name(parts.table().id()), parts);
		parts.table().columns().values().forEach((column) -> addField(model, column));
		Constraint key = parts.primaryKey();
		if (key != null) {
			addPrimaryKey(model, key);
		}
		parts.indexes().forEach(new IndexWriter(model)::add);
		if (!model.identifiesRows()) {
			model.ignore();
		}
		return model;
	}

	private void addField(PulledModel model, Column column) {
		FieldType type = this.types.of(column.type());
		String name = model.identifiers().take(Identifiers.sanitized(column.name(), "field"));
		PulledField field = PulledField.of(name, type.written() + ((column.notNull() || type.list()) ? "" : "?"));
		addDefault(model, column, type, field);
		if (!name.equals(column.name())) {
			field.attributes().add("@map(" + SqlText.string(column.name()) + ")");
		}
		if (type.nativeType() != null) {
			field.attributes().add("@" + this.datasource + "." + type.nativeType());
		}
		if (column.collation() != null) {
			model.parts().beyond("collation of \"" + column.name() + "\"");
		}
		if (type.list() && column.notNull()) {
			model.parts().beyond("NOT NULL of \"" + column.name() + "\"");
		}
		model.addScalar(column.name(), type, field);
	}

	private void addDefault(PulledModel model, Column column, FieldType type, PulledField field) {
		ColumnValue value = column.value();
		if (column.identity() != null) {
			model.parts().beyond("identity of \"" + column.name() + "\"");
			field.attributes().add("@default(autoincrement())");
		}
		else if (value != null && value.kind() != ColumnValue.Kind.DEFAULT) {
			model.parts().beyond("generation of \"" + column.name() + "\" as " + value.expression());
		}
		else if (value != null && isSerial(model.table().columnId(column.name()), value.expression(), type)) {
			field.attributes().add("@default(autoincrement())");
		}
		else if (value != null) {
			field.attributes().add(this.defaults.written(type, value.expression()));
		}
	}

	/**
	 * Whether the default of a column uses the sequence that it owns.
	 */
	private boolean isSerial(ObjectId column, String expression, FieldType type) {
		if (!type.word().endsWith("Int") || "Oid".equals(type.nativeType()) || !expression.startsWith("nextval('")
				|| !expression.endsWith("'::regclass)")) {
			return false;
		}
		String name = expression.substring("nextval('".length(), expression.length() - "'::regclass)".length());
		List<String> parts = SqlText.nameParts(name.replace("''", "'"));
		if (parts.isEmpty() || parts.size() > 2) {
			return false;
		}
		ObjectId sequence = ObjectId.of(ObjectKind.SEQUENCE, (parts.size() == 2) ? parts.get(0) : "",
				parts.get(parts.size() - 1));
		return this.schema.find(sequence)
			.filter((object) -> object instanceof Sequence numbering && column.equals(numbering.owner()))
			.isPresent();
	}

	private static void addPrimaryKey(PulledModel model, Constraint key) {
		boolean named = !key.id().part().equals(PslNames.primaryKey(model.table().id().name()));
		String map = "map: " + SqlText.string(key.id().part());
		if (key.columns().size() == 1) {
			PulledField field = model.scalar(key.columns().get(0));
			field.attributes().add(0, "@id" + (named ? "(" + map + ")" : ""));
		}
		else {
			List<String> fields = model.fieldNames(key.columns());
			model.attributes()
				.add("@@id([" + String.join(", ", fields) + "]" + IndexWriter.clientName(model, fields)
						+ (named ? ", " + map : "") + ")");
		}
		if (!key.definition().endsWith(")") || key.definition().contains(") INCLUDE (")) {
			model.parts().beyond("form of the primary key: " + key.definition());
		}
		model.addKey(key.columns());
	}

}
