package com.ofauto.migrations.devtools.judge;

import java.sql.Connection;
import java.sql.ResultSet;
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
			int columns = result.getMetaData().getColumnCount();
			while (result.next()) {
				Map<String, String> row = new LinkedHashMap<>();
				for (int column = 1; column <= columns; column++) {
					row.put(result.getMetaData().getColumnName(column), result.getString(column));
				}
				rows.add(row);
			}
		}
		return rows;
	}

}
