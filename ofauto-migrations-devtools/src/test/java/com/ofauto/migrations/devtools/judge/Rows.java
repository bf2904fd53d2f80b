package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers to several queries in one round trip, as text.
 */
final class Rows {

	private Rows() {
	}

	static List<List<Map<String, String>>> of(Connection connection, List<String> queries) throws SQLException {
		List<List<Map<String, String>>> results = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			boolean rows = statement.execute(String.join(";\n", queries));
			while (rows || statement.getUpdateCount() >= 0) {
				if (rows) {
					results.add(rows(statement));
				}
				rows = statement.getMoreResults();
			}
		}
		return results;
	}

	private static List<Map<String, String>> rows(Statement statement) throws SQLException {
		List<Map<String, String>> rows = new ArrayList<>();
		try (ResultSet result = statement.getResultSet()) {
			List<String> names = names(result.getMetaData());
			while (result.next()) {
				Map<String, String> row = new LinkedHashMap<>();
				for (int column = 0; column < names.size(); column++) {
					row.put(names.get(column), result.getString(column + 1));
				}
				rows.add(row);
			}
		}
		return rows;
	}

	private static List<String> names(ResultSetMetaData columns) throws SQLException {
		List<String> names = new ArrayList<>();
		for (int column = 1; column <= columns.getColumnCount(); column++) {
			names.add(columns.getColumnName(column));
		}
		return names;
	}

}
