package com.ofauto.migrations.backup;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.ConnectedServer;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How JDBC reaches a database.
 *
 * @param url the URL
 * @param user the user, or {@code null} if the URL names one
 * @param password the password, or {@code null} if there is none or the URL has it
 * @param parameters what is said beside the URL
 * @since 0.1.0
 */
@Internal
public record JdbcAddress(String url, @Nullable String user, @Nullable String password,
		Map<String, String> parameters) {

	public JdbcAddress {
		parameters = Map.copyOf(parameters);
	}

	/**
	 * All that is said, as the driver reads it.
	 * @return the parameters, or {@code null} if the URL is none of PostgreSQL's
	 */
	@Nullable Properties read() {
		Properties properties = Driver.parseURL(this.url, null);
		if (properties == null) {
			return null;
		}
		this.parameters.forEach(properties::setProperty);
		if (this.user != null) {
			properties.setProperty("user", this.user);
		}
		if (this.password != null) {
			properties.setProperty("password", this.password);
		}
		return properties;
	}

	/**
	 * Another database of the server to which it leads.
	 */
	DataSource at(ConnectedServer server, String database) {
		PGSimpleDataSource there = new PGSimpleDataSource();
		there.setURL(this.url);
		this.parameters.forEach((name, value) -> {
			PGProperty property = PGProperty.forName(name);
			if (property != null && property != PGProperty.SOCKET_TIMEOUT) {
				there.setProperty(property, value);
			}
		});
		there.setServerNames(new String[] { server.host() });
		there.setPortNumbers(new int[] { server.port() });
		there.setDatabaseName(database);
		Properties said = Objects.requireNonNull(read());
		there.setUser(server.user());
		there.setPassword(said.getProperty("password"));
		return there;
	}

	/**
	 * Parameters can be secrets.
	 */
	@Override
	public String toString() {
		return "an address";
	}

}
