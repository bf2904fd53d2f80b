package com.ofauto.migrations.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;

import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * New connections without a pool, whose making has a limit: ten seconds until the address
 * answers, and ten for each answer until the server has let the user in. A connection
 * that is made waits as long as a statement takes. What the URL says of
 * {@code connectTimeout}, {@code socketTimeout} and {@code loginTimeout} counts instead.
 * The driver's own {@code loginTimeout} is left out: it ends the attempt on the first of
 * several hosts before the next is tried, and leaves a thread behind each time.
 */
final class OwnConnections extends DelegatingDataSource {

	private static final String SECONDS = "10";

	private static final Pattern SOCKET_TIMEOUT = Pattern.compile("[?&]socketTimeout=");

	private final boolean limitedByUrl;

	OwnConnections(SimpleDriverDataSource dataSource) {
		super(dataSource);
		Properties limits = new Properties();
		limits.setProperty("connectTimeout", SECONDS);
		limits.setProperty("socketTimeout", SECONDS);
		dataSource.setConnectionProperties(limits);
		String url = dataSource.getUrl();
		this.limitedByUrl = StringUtils.hasText(url) && SOCKET_TIMEOUT.matcher(url).find();
	}

	@Override
	public Connection getConnection() throws SQLException {
		return made(super.getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return made(super.getConnection(username, password));
	}

	private Connection made(Connection connection) throws SQLException {
		if (!this.limitedByUrl) {
			connection.setNetworkTimeout(Runnable::run, 0);
		}
		return connection;
	}

}
