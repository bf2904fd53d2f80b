package com.ofauto.migrations.autoconfigure;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The connection as the properties give it, with a URL of either form.
 */
final class PropertiesMigrationsConnectionDetails implements MigrationsConnectionDetails {

	private final String property;

	private final MigrationsDatabaseProperties properties;

	private final SingletonSupplier<Optional<PrismaUrl>> prismaUrl;

	/**
	 * Creates it.
	 * @param property the whole name of the property that holds the URL
	 */
	PropertiesMigrationsConnectionDetails(String property, MigrationsDatabaseProperties properties) {
		this.property = property;
		this.properties = properties;
		this.prismaUrl = SingletonSupplier.of(() -> Optional.ofNullable(properties.getUrl())
			.filter(PrismaUrl::isOne)
			.map((url) -> PrismaUrl.read(property, url)));
	}

	/**
	 * Returns the whole name of the property that holds the URL.
	 */
	String getProperty() {
		return this.property;
	}

	@Override
	public @Nullable String getJdbcUrl() {
		Optional<PrismaUrl> prisma = prismaUrl();
		return prisma.isPresent() ? prisma.get().jdbcUrl() : requireJdbc(this.properties.getUrl());
	}

	private @Nullable String requireJdbc(@Nullable String url) {
		if (url == null || url.startsWith("jdbc:") && DatabaseDriver.fromJdbcUrl(url) != DatabaseDriver.UNKNOWN) {
			return url;
		}
		throw new PrismaUrlException(this.property, url.isBlank() ? "is empty" : "has an unknown form",
				"Write jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database,"
						+ " or remove the property to use the application's DataSource.");
	}

	@Override
	public @Nullable String getUsername() {
		String user = this.properties.getUser();
		return StringUtils.hasText(user) ? user : prismaUrl().map(PrismaUrl::username).orElse(user);
	}

	@Override
	public @Nullable String getPassword() {
		String password = this.properties.getPassword();
		String user = StringUtils.hasText(this.properties.getUser()) ? this.properties.getUser() : null;
		return StringUtils.hasText(password) ? password
				: prismaUrl().map((url) -> url.passwordFor(user)).orElse(password);
	}

	/**
	 * Returns the schema that the URL names, which only Prisma's form does.
	 */
	@Nullable String getSchema() {
		return prismaUrl().map(PrismaUrl::schema).orElse(null);
	}

	private Optional<PrismaUrl> prismaUrl() {
		return this.prismaUrl.obtain();
	}

}
