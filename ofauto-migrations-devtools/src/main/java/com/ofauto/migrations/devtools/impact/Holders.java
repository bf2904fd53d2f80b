package com.ofauto.migrations.devtools.impact;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.sql.DataSource;

/**
 * Sessions that hold locks and snapshots, and are used again.
 */
final class Holders implements AutoCloseable {

	private final DataSource dataSource;

	private final Deque<Holder> idle = new ArrayDeque<>();

	private final List<Connection> all = new ArrayList<>();

	Holders(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Lends a session.
	 */
	synchronized Holder take() throws SQLException {
		Holder holder = this.idle.poll();
		if (holder != null) {
			return holder;
		}
		Connection connection = this.dataSource.getConnection();
		this.all.add(connection);
		int[] pid = new int[1];
		new CatalogQuery(connection).run("SELECT pg_catalog.pg_backend_pid()", (row) -> pid[0] = row.getInt(1));
		return new Holder(connection, pid[0]);
	}

	/**
	 * Ends what a session holds.
	 */
	synchronized void release(Holder holder) {
		try {
			holder.execute("ROLLBACK");
			this.idle.add(holder);
		}
		catch (SQLException ex) {
			close(holder.connection());
		}
	}

	private static void close(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// The server ends the transaction with the connection.
		}
	}

	@Override
	public synchronized void close() {
		this.all.forEach(Holders::close);
	}

	/**
	 * A session.
	 *
	 * @param connection its connection
	 * @param pid its number on the server
	 */
	record Holder(Connection connection, int pid) {

		void execute(String sql) throws SQLException {
			try (Statement statement = this.connection.createStatement()) {
				statement.execute(sql);
			}
		}

	}

}
