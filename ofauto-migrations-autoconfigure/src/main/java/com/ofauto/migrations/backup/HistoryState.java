package com.ofauto.migrations.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The history as it is at one moment, to be compared with another moment.
 *
 * @param rows one text for each record, in order
 */
record HistoryState(List<String> rows) {

	/**
	 * Reads it.
	 * @param history the history as SQL has it, or {@code null} if there is none
	 */
	static HistoryState read(Connection connection, @Nullable String history) throws SQLException {
		List<String> rows = new ArrayList<>();
		if (history != null) {
			try (Statement statement = connection.createStatement();
					ResultSet row = statement
						.executeQuery("SELECT id, checksum, finished_at, rolled_back_at, applied_steps_count,"
								+ " pg_catalog.md5(logs) FROM " + history)) {
				while (row.next()) {
					List<String> values = new ArrayList<>();
					for (int column = 1; column <= 6; column++) {
						values.add(String.valueOf(row.getString(column)));
					}
					rows.add(String.join(" ", values));
				}
			}
		}
		rows.sort(null);
		return new HistoryState(List.copyOf(rows));
	}

}
