package com.ofauto.migrations.devtools.source;

import java.util.List;

import com.ofauto.migrations.devtools.psl.PhysicalSchema;
import com.ofauto.migrations.devtools.psl.PslNames;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Handles generated columns of the history. Prisma writes their expression into the
 * schema as a default, which no database accepts because it names columns.
 */
final class GeneratedColumns {

	private GeneratedColumns() {
	}

	/**
	 * Leave their values to the history.
	 * @return the schema without defaults of columns that the history generates
	 */
	static PhysicalSchema leave(PhysicalSchema schema, DatabaseSchema history, String defaultSchema) {
		List<PhysicalSchema.Table> tables = schema.tables()
			.stream()
			.map((table) -> history.find(PrismaScope.id(ObjectKind.TABLE, table.schema(), table.name(), defaultSchema))
				.map((before) -> leave(table, (Table) before))
				.orElse(table))
			.toList();
		return new PhysicalSchema(schema.schemas(), schema.extensions(), schema.enums(), tables);
	}

	private static PhysicalSchema.Table leave(PhysicalSchema.Table table, Table before) {
		List<PhysicalSchema.Column> columns = table.columns()
			.stream()
			.map((column) -> isGenerated(before.columns().get(PslNames.cut(column.name(), "")))
					? new PhysicalSchema.Column(column.name(), column.type(), column.required(), null, true) : column)
			.toList();
		return new PhysicalSchema.Table(table.schema(), table.name(), columns, table.primaryKey(), table.indexes(),
				table.foreignKeys());
	}

	private static boolean isGenerated(@Nullable Column column) {
		ColumnValue value = (column != null) ? column.value() : null;
		return value != null && value.kind() != ColumnValue.Kind.DEFAULT;
	}

}
