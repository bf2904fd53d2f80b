package com.ofauto.migrations.devtools.schema.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A row of a catalog query, read by column name.
 */
final class Row {

	private final Map<String, Integer> columns;

	private final @Nullable Object[] values;

	private Row(Map<String, Integer> columns, @Nullable Object[] values) {
		this.columns = columns;
		this.values = values;
	}

	static List<Row> all(ResultSet results) throws SQLException {
		ResultSetMetaData metaData = results.getMetaData();
		Map<String, Integer> columns = new HashMap<>();
		for (int column = 1; column <= metaData.getColumnCount(); column++) {
			columns.put(metaData.getColumnLabel(column), column - 1);
		}
		List<Row> rows = new ArrayList<>();
		while (results.next()) {
			@Nullable Object[] values = new Object[columns.size()];
			for (int column = 0; column < values.length; column++) {
				Object value = results.getObject(column + 1);
				values[column] = (value instanceof Array array) ? array.getArray() : value;
			}
			rows.add(new Row(columns, values));
		}
		return rows;
	}

	private @Nullable Object value(String column) {
		return this.values[Objects.requireNonNull(this.columns.get(column), column)];
	}

	private Object required(String column) {
		return Objects.requireNonNull(value(column), column);
	}

	boolean has(String column) {
		return value(column) != null;
	}

	String text(String column) {
		return required(column).toString();
	}

	@Nullable String textOrNull(String column) {
		Object value = value(column);
		return (value != null) ? value.toString() : null;
	}

	long oid(String column) {
		return ((Number) required(column)).longValue();
	}

	int number(String column) {
		return ((Number) required(column)).intValue();
	}

	boolean flag(String column) {
		return (Boolean) required(column);
	}

	/**
	 * Return an array of texts; empty if it is null.
	 */
	List<String> texts(String column) {
		Object value = value(column);
		return (value != null) ? List.of((String[]) value) : List.of();
	}

	/**
	 * Return an array of numbers of any size; empty if it is null.
	 */
	List<Long> numbers(String column) {
		Object value = value(column);
		return (value != null) ? Arrays.stream((Number[]) value).map(Number::longValue).toList() : List.of();
	}

}
