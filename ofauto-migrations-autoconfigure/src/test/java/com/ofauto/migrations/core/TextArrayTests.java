package com.ofauto.migrations.core;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.ofauto.migrations.support.PostgresExtension;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(PostgresExtension.class)
class TextArrayTests {

	@ParameterizedTest
	@ValueSource(strings = { "SELECT '{}'::text[]", "SELECT ARRAY[ARRAY['public', NULL, NULL]]",
			"SELECT ARRAY[ARRAY['a', ''], ARRAY['NULL', NULL], ARRAY['null', 'nUll']]",
			"SELECT ARRAY[ARRAY[E'\"\\\\{},\\n\\t ''', '{\"a\",NULL}'], ARRAY[' a ', 'ä€😀']]",
			"SELECT ARRAY[ARRAY['\"A b\"', E'ofauto-migrations: stamped production\\nNULL', 'triggers']]",
			"SELECT ARRAY(SELECT ARRAY[chr(i), chr(i) || chr(i + 1)] FROM generate_series(1, 300) i)" })
	void isReadAsTheDriverReadsIt(String sql, TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			assertThat(TextArray.rows(rows.getString(1))).isEqualTo(byDriver(rows.getArray(1)));
		}
	}

	private static List<List<@Nullable String>> byDriver(Array array) throws SQLException {
		List<List<@Nullable String>> rows = new ArrayList<>();
		for (Object row : (Object[]) array.getArray()) {
			rows.add(Arrays.asList((String[]) row));
		}
		return rows;
	}

}
