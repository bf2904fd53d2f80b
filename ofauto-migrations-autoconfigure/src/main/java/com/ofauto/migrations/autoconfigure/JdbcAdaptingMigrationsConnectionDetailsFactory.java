package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Lets migrations reach the PostgreSQL of a Docker Compose file.
 */
class JdbcAdaptingMigrationsConnectionDetailsFactory
		implements ConnectionDetailsFactory<JdbcConnectionDetails, MigrationsConnectionDetails> {

	@Override
	public @Nullable MigrationsConnectionDetails getConnectionDetails(JdbcConnectionDetails input) {
		return input.getJdbcUrl().startsWith("jdbc:postgresql:") ? new Adapter(input) : null;
	}

	private record Adapter(JdbcConnectionDetails details) implements MigrationsConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.details.getJdbcUrl();
		}

		@Override
		public @Nullable String getUsername() {
			return this.details.getUsername();
		}

		@Override
		public @Nullable String getPassword() {
			return this.details.getPassword();
		}

		@Override
		public String getDriverClassName() {
			return this.details.getDriverClassName();
		}

	}

}
