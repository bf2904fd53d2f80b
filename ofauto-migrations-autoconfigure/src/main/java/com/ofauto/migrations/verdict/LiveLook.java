package com.ofauto.migrations.verdict;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationName;
import org.jspecify.annotations.Nullable;

/**
 * Looks at relations of a database and at what goes on around them, in one round trip.
 *
 * @param names the relations' names as SQL has them
 * @param schema the schema of names without one
 */
record LiveLook(Set<String> names, String schema) {

	private static final int NEVER_ANALYZED_IS_MINUS_ONE = 14_00_00;

	LiveLook {
		names = new LinkedHashSet<>(names);
	}

	LiveFacts at(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(LiveStatements.of(asked(), this.schema));
			ResultSet server = next(statement);
			server.next();
			long blockSize = server.getLong(1);
			int version = server.getInt(2);
			Instant at = instant(server.getDouble(3));
			double counted = server.getDouble(4);
			Instant since = server.wasNull() ? null : instant(counted);
			String role = server.getString(5);
			int hidden = server.getInt(6);
			Map<String, LiveRelation> named = new HashMap<>();
			Map<Long, LiveRelation> relations = relations(next(statement), blockSize,
					version >= NEVER_ANALYZED_IS_MINUS_ONE, named);
			return new LiveFacts(at, since, role, hidden, named, relations, sessions(next(statement)), Map.of());
		}
	}

	/**
	 * What is no name is not found.
	 */
	private Map<Integer, RelationName> asked() {
		Map<Integer, RelationName> asked = new LinkedHashMap<>();
		int number = 0;
		for (String name : this.names) {
			int place = number++;
			RelationName.of(name).ifPresent((relation) -> asked.put(place, relation));
		}
		return asked;
	}

	private static ResultSet next(Statement statement) throws SQLException {
		statement.getMoreResults();
		return statement.getResultSet();
	}

	private Map<Long, LiveRelation> relations(ResultSet rows, long blockSize, boolean marked,
			Map<String, LiveRelation> named) throws SQLException {
		List<String> asked = List.copyOf(this.names);
		Map<Long, LiveRelation> relations = new HashMap<>();
		while (rows.next()) {
			RelationKind kind = RelationKind.ofCatalog(rows.getString(3));
			Measure measure = measure(kind, rows, blockSize, marked);
			LiveRelation relation = new LiveRelation(rows.getLong(1), rows.getString(2), kind, measure.bytes(),
					measure.heap(), measure.rows(), rows.getLong(9), rows.getLong(10), numbers(rows.getString(11)),
					numbers(rows.getString(12)), texts(rows, 13), texts(rows, 14), rows.getString(15));
			relations.put(relation.oid(), relation);
			numbers(rows.getString(4)).forEach((number) -> named.put(asked.get(number.intValue()), relation));
		}
		return relations;
	}

	/**
	 * What the last analysis or vacuum has counted, and more if the server knows of more
	 * rows since. Before version 14 a table that was never analyzed looks empty.
	 */
	private static Measure measure(@Nullable RelationKind kind, ResultSet rows, long blockSize, boolean marked)
			throws SQLException {
		if (kind != RelationKind.TABLE && kind != RelationKind.MATERIALIZED_VIEW) {
			return new Measure(rows.getLong(5) * blockSize, 0L, 0L);
		}
		double counted = rows.getDouble(7);
		long live = rows.getLong(8);
		boolean known = marked ? counted >= 0 : counted > 0 || rows.getLong(6) > 0;
		if (!known) {
			return new Measure(null, null, null);
		}
		long bytes = rows.getLong(5) * blockSize;
		long heap = rows.getLong(6) * blockSize;
		if (live <= counted) {
			return new Measure(bytes, heap, Math.round(counted));
		}
		double growth = live / counted;
		return (counted < 1) ? new Measure(null, null, live)
				: new Measure(Math.round(bytes * growth), Math.round(heap * growth), live);
	}

	private record Measure(@Nullable Long bytes, @Nullable Long heap, @Nullable Long rows) {

	}

	private static List<LiveSession> sessions(ResultSet rows) throws SQLException {
		List<LiveSession> sessions = new ArrayList<>();
		while (rows.next()) {
			double seconds = rows.getDouble(4);
			Duration age = rows.wasNull() ? null : Duration.ofMillis(Math.round(seconds * 1000));
			sessions.add(new LiveSession(rows.getInt(1), rows.getString(2), LiveSession.Work.valueOf(rows.getString(3)),
					age, locks(rows.getString(5))));
		}
		return sessions;
	}

	private static Map<Long, LockMode> locks(@Nullable String text) {
		Map<Long, LockMode> locks = new HashMap<>();
		split(text, ",").map((lock) -> lock.split(" "))
			.forEach((lock) -> locks.merge(Long.valueOf(lock[0]), LockMode.ofCatalog(lock[1]),
					(one, other) -> (one.compareTo(other) > 0) ? one : other));
		return locks;
	}

	private static List<Long> numbers(@Nullable String text) {
		return split(text, ",").map(Long::valueOf).toList();
	}

	/**
	 * A column that is an array of names or values, which may have any character.
	 */
	static List<String> texts(ResultSet rows, int column) throws SQLException {
		Array texts = rows.getArray(column);
		return (texts == null) ? List.of() : List.of((String[]) texts.getArray());
	}

	private static Stream<String> split(@Nullable String text, String separator) {
		return (text == null || text.isEmpty()) ? Stream.empty() : Stream.of(text.split(separator));
	}

	private static Instant instant(double epoch) {
		return Instant.ofEpochMilli(Math.round(epoch * 1000));
	}

}
