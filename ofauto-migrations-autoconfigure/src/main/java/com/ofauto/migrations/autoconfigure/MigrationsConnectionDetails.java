package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * Connection details for migrations that do not use the application's DataSource.
 *
 * @since 0.1.0
 */
public interface MigrationsConnectionDetails extends ConnectionDetails {

	/**
	 * The JDBC URL.
	 * @return the URL, or {@code null} for the one of the application's DataSource
	 */
	@Nullable String getJdbcUrl();

	/**
	 * The user.
	 * @return the user, or {@code null} for the one of the application's DataSource
	 */
	@Nullable String getUsername();

	/**
	 * The password.
	 * @return the password, or {@code null} if there is none
	 */
	@Nullable String getPassword();

	/**
	 * The name of the JDBC driver class.
	 * @return the driver of the URL, or {@code null} without one
	 */
	default @Nullable String getDriverClassName() {
		String url = getJdbcUrl();
		return (url != null) ? DatabaseDriver.fromJdbcUrl(url).getDriverClassName() : null;
	}

}
