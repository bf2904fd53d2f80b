package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;

/**
 * Where a connection leads, as the driver has made it, for a program that has to find the
 * same database.
 *
 * @param host the host that answered, of several that may have been named
 * @param port its port
 * @param database the database's name at this address
 * @param user the user that has logged in
 * @param role the role that the session works as, or {@code null} if it is the user
 * @param majorVersion the major version of the server
 * @param version its version, such as {@code 17.4}
 * @param encoding the encoding of the database
 * @param key tells the database from others, whatever they are called
 * @since 0.1.0
 */
@Internal
public record ConnectedServer(String host, int port, String database, String user, @Nullable String role,
		int majorVersion, String version, String encoding, String key) {

	static ConnectedServer of(Session session, DatabaseIdentity identity) throws SQLException {
		Connection connection = session.connection();
		String encoding = text(connection, "SELECT pg_catalog.current_setting('server_encoding')");
		String role = text(connection, "SELECT CASE WHEN current_user <> session_user THEN current_user::text END");
		QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
		return new ConnectedServer(executor.getHostSpec().getHost(), executor.getHostSpec().getPort(),
				executor.getDatabase(), executor.getUser(), role, session.majorVersion(), session.serverVersion(),
				String.valueOf(encoding), Long.toUnsignedString(identity.system()) + "/" + identity.database());
	}

	private static @Nullable String text(Connection connection, String sql) throws SQLException {
		return SafePath.texts(connection, sql).get(0);
	}

	/**
	 * The server for a person.
	 * @return host and port
	 */
	public String server() {
		return this.host + ":" + this.port;
	}

}
