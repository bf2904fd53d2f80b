package com.ofauto.migrations.autoconfigure;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The connection that the application's R2DBC driver is given, with the user that
 * migrates if there is one. It is read when it is first asked for.
 */
final class R2dbcMigrationsConnectionDetails implements MigrationsConnectionDetails {

	private final R2dbcConnectionDetails details;

	private final MigrationsProperties properties;

	private final SingletonSupplier<R2dbcAddress> address;

	R2dbcMigrationsConnectionDetails(R2dbcConnectionDetails details,
			Supplier<Stream<ConnectionFactoryOptionsBuilderCustomizer>> customizers, MigrationsProperties properties) {
		this.details = details;
		this.properties = properties;
		this.address = SingletonSupplier.of(() -> new R2dbcAddress(new R2dbcOptions(read(customizers), place())));
	}

	/**
	 * As Spring Boot does it for the ConnectionFactory.
	 */
	private ConnectionFactoryOptions read(Supplier<Stream<ConnectionFactoryOptionsBuilderCustomizer>> customizers) {
		ConnectionFactoryOptions.Builder builder;
		try {
			builder = this.details.getConnectionFactoryOptions().mutate();
		}
		catch (IllegalArgumentException ex) {
			throw new R2dbcAddressException(place(), "it is not of the form r2dbc:postgresql://host:5432/database");
		}
		customizers.get().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Override
	public String getJdbcUrl() {
		return this.address.obtain().jdbcUrl();
	}

	@Override
	public String getUsername() {
		String own = ownUser();
		return (own != null) ? own : this.address.obtain().user();
	}

	/**
	 * Another user does not get the password of the application's.
	 */
	@Override
	public @Nullable String getPassword() {
		return (ownUser() != null) ? this.properties.getPassword() : this.address.obtain().password();
	}

	private @Nullable String ownUser() {
		String user = this.properties.getUser();
		return StringUtils.hasText(user) ? user : null;
	}

	private boolean isOfProperties() {
		return this.details.getClass().getSimpleName().equals("PropertiesR2dbcConnectionDetails");
	}

	private String place() {
		return isOfProperties() ? "in spring.r2dbc.url" : "of the application's R2dbcConnectionDetails";
	}

	/**
	 * Returns a sentence that says where the address and the user come from.
	 */
	String origin() {
		String address = isOfProperties() ? "spring.r2dbc.url" : "the application's R2dbcConnectionDetails";
		if (ownUser() != null) {
			return "The address comes from " + address
					+ ", the user from ofauto.migrations.user and ofauto.migrations.password.";
		}
		return "Address and user come from " + address
				+ (isOfProperties() ? ", spring.r2dbc.username and spring.r2dbc.password." : ".");
	}

}
