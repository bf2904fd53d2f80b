package com.ofauto.migrations.autoconfigure;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * The connection as the properties give it, with a URL of either form.
 */
final class PropertiesMigrationsConnectionDetails implements MigrationsConnectionDetails {

	private final MigrationsProperties properties;

	private final SingletonSupplier<Optional<PrismaUrl>> prismaUrl;

	PropertiesMigrationsConnectionDetails(MigrationsProperties properties) {
		this.properties = properties;
		this.prismaUrl = SingletonSupplier.of(() -> Optional.ofNullable(properties.getUrl())
			.filter(PrismaUrl::isOne)
			.map((url) -> PrismaUrl.read("ofauto.migrations.url", url)));
	}

	@Override
	public @Nullable String getJdbcUrl() {
		return prismaUrl().map(PrismaUrl::jdbcUrl).orElse(this.properties.getUrl());
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
