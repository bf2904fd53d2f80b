package com.ofauto.migrations.core;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

/**
 * Sends a text of many statements as one message of the simple query protocol, on
 * whatever connection a pool hands out, and counts the statements that complete. Through
 * {@code java.sql.Statement} the driver would cut the text by a parser of its own, send
 * the statements one by one, and not say which of them failed. Rows are not kept.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html">Simple
 * Query</a>
 */
final class SimpleQuery {

	/** The SQLSTATE of a statement that was cancelled. */
	static final String CANCELLED = "57014";

	private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN
			| QueryExecutor.QUERY_ONESHOT;

	private final BaseConnection connection;

	private final BooleanSupplier refusal;

	/**
	 * Creates a wire.
	 * @param connection where it leads
	 * @param refusal whether nothing more is to be sent
	 */
	SimpleQuery(BaseConnection connection, BooleanSupplier refusal) {
		this.connection = connection;
		this.refusal = refusal;
	}

	Outcome send(String sql) {
		return send(sql, (notice, completed) -> {
		});
	}

	/**
	 * Sends statements and waits until the server is ready again.
	 * @param sql one or several statements
	 * @param notices hears each notice, with the number of statements completed before it
	 */
	Outcome send(String sql, ObjIntConsumer<SQLWarning> notices) {
		return send(sql, notices, null);
	}

	/**
	 * The same for statements that return little.
	 * @param values hears what the statements answer; {@code null} if nobody wants to
	 */
	Outcome send(String sql, ObjIntConsumer<SQLWarning> notices, @Nullable Answers values) {
		if (this.refusal.getAsBoolean()) {
			return new Outcome(0, "", new SQLException("cancelled before it was sent", CANCELLED));
		}
		Counter counter = new Counter(notices, values);
		try {
			QueryExecutor executor = this.connection.getQueryExecutor();
			Query query = executor.wrap(List.of(new NativeQuery(sql, new int[0], true, SqlCommand.BLANK)));
			executor.execute(query, null, counter, 0, 0,
					(values != null) ? FLAGS : FLAGS | QueryExecutor.QUERY_NO_RESULTS);
			return new Outcome(counter.completed, counter.first, null);
		}
		catch (SQLException ex) {
			return new Outcome(counter.completed, counter.first, ex);
		}
		catch (LinkageError ex) {
			throw DriverVersion.lacks(this.connection, ex);
		}
	}

	/**
	 * Hears what statements answer, with the number of those completed before.
	 */
	@FunctionalInterface
	interface Answers {

		/**
		 * A statement returned rows.
		 * @param value the first value of the first row
		 */
		void value(String value, int completed);

		/**
		 * A statement returned none.
		 * @param rows how many it has changed
		 */
		default void changed(long rows, int completed) {
		}

	}

	/**
	 * What came of a message.
	 *
	 * @param completed how many statements completed
	 * @param first the tag of the first one, or nothing if it returned rows
	 * @param error what stopped the next one, or {@code null} if all completed
	 */
	record Outcome(int completed, String first, @Nullable SQLException error) {

	}

	private static final class Counter extends ResultHandlerBase {

		private final ObjIntConsumer<SQLWarning> notices;

		private final @Nullable Answers values;

		private int completed;

		private String first = "";

		Counter(ObjIntConsumer<SQLWarning> notices, @Nullable Answers values) {
			this.notices = notices;
			this.values = values;
		}

		@Override
		public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
			Answers values = this.values;
			byte[] value = (values != null && !tuples.isEmpty()) ? tuples.get(0).get(0) : null;
			if (values != null && value != null) {
				values.value(new String(value, StandardCharsets.UTF_8), this.completed);
			}
			this.completed++;
		}

		@Override
		public void handleCommandStatus(String status, long updateCount, long insertOid) {
			this.first = (this.completed == 0) ? status : this.first;
			if (this.values != null) {
				this.values.changed(updateCount, this.completed);
			}
			this.completed++;
		}

		@Override
		public void handleWarning(SQLWarning warning) {
			this.notices.accept(warning, this.completed);
		}

	}

}
