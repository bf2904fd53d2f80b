package com.ofauto.migrations.devtools.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an application says about schema-first work.
 */
@ConfigurationProperties("ofauto.migrations")
public class DevtoolsProperties extends DevtoolsPolicyProperties {

	/**
	 * Schema that migrations are made of: a file or a directory, in Prisma's language or
	 * as SQL.
	 */
	private @Nullable String schemaSource;

	public @Nullable String getSchemaSource() {
		return this.schemaSource;
	}

	public void setSchemaSource(@Nullable String schemaSource) {
		this.schemaSource = schemaSource;
	}

}
