package com.ofauto.migrations.devtools.schema.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of the reader have in common.
 */
final class Reading {

	private Reading() {
	}

	static DatabaseSchema of(TestDatabase database, String... statements) {
		for (String statement : statements) {
			database.execute(statement);
		}
		return new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
	}

	static ObjectId table(String name) {
		return ObjectId.of(ObjectKind.TABLE, "", name);
	}

	static ObjectId constraint(String table, String name) {
		return table(table).part(ObjectKind.CONSTRAINT, name);
	}

	static ObjectId type(ObjectKind kind, String name) {
		return ObjectId.of(kind, "", name);
	}

	static ObjectId routine(String name, String types) {
		return new ObjectId(ObjectKind.ROUTINE, "", name, types);
	}

	static Table plain(String name, Column... columns) {
		return new Table(table(name), columns(columns), false, null, null, List.of(), null, null, RowSecurity.DISABLED,
				"DEFAULT", null, List.of());
	}

	static Map<String, Column> columns(Column... columns) {
		Map<String, Column> map = new LinkedHashMap<>();
		for (Column column : columns) {
			map.put(column.name(), column);
		}
		return map;
	}

	static Column column(String name, String type) {
		return new Column(name, type, null, false, null, null, false, Map.of());
	}

	static Column required(String name, String type) {
		return new Column(name, type, null, true, null, null, false, Map.of());
	}

	static Column valued(String name, String type, ColumnValue.Kind kind, String expression) {
		return new Column(name, type, null, false, new ColumnValue(kind, expression), null, false, Map.of());
	}

	static Column inherited(String name, String type) {
		return new Column(name, type, null, false, null, null, true, Map.of());
	}

	static Column collated(String name, String type, @Nullable String collation) {
		return new Column(name, type, collation, false, null, null, false, Map.of());
	}

}
