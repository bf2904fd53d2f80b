package com.ofauto.migrations.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections at an address that was given for R2DBC: where JDBC cannot connect, the
 * failure says whose address it is.
 */
final class R2dbcConnections extends DelegatingDataSource {

	/** No connection, nobody with this password, no such database. */
	private static final List<String> STATES = List.of("08", "28", "3D");

	private final R2dbcMigrationsConnectionDetails details;

	R2dbcConnections(DataSource dataSource, R2dbcMigrationsConnectionDetails details) {
		super(dataSource);
		this.details = details;
	}

	@Override
	public Connection getConnection() throws SQLException {
		try {
			return super.getConnection();
		}
		catch (SQLException ex) {
			String state = String.valueOf(ex.getSQLState());
			if (STATES.stream().noneMatch(state::startsWith)) {
				throw ex;
			}
			String message = String.valueOf(ex.getMessage());
			throw new SQLException(message + (message.endsWith(".") ? " " : ". ") + this.details.origin(), state,
					ex.getErrorCode(), ex);
		}
	}

}
