package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * One database: where it is, what is migrated there, and what is allowed.
 *
 * @since 0.1.0
 */
public class MigrationsDatabaseProperties extends MigrationsPolicyProperties {

	/**
	 * Where the migrations are, as classpath: or file: locations.
	 */
	private List<String> locations = new ArrayList<>(List.of("classpath:db/migrations"));

	/**
	 * Name of the DataSource bean to migrate, by default the application's DataSource.
	 */
	private @Nullable String datasource;

	/**
	 * Schema that holds the history and comes first in the search path of each migration,
	 * by default that of the URL or the connection.
	 */
	private @Nullable String defaultSchema;

	/**
	 * URL of the database to migrate, for JDBC or as Prisma's DATABASE_URL, by default
	 * that of the application's DataSource.
	 */
	private @Nullable String url;

	/**
	 * User that migrates, by default that of the application's DataSource.
	 */
	private @Nullable String user;

	/**
	 * Password of the user that migrates.
	 */
	private @Nullable String password;

	/**
	 * User of the database that migrate rehearse is given, unless its URL names one.
	 */
	private @Nullable String rehearsalUser;

	/**
	 * Password of the rehearsal user.
	 */
	private @Nullable String rehearsalPassword;

	@NestedConfigurationProperty
	private final MigrationsResetProperties reset = new MigrationsResetProperties();

	@NestedConfigurationProperty
	private final MigrationsSeedProperties seed = new MigrationsSeedProperties();

	@NestedConfigurationProperty
	private final MigrationsOnceProperties once = new MigrationsOnceProperties();

	public List<String> getLocations() {
		return this.locations;
	}

	public void setLocations(List<String> locations) {
		this.locations = locations;
	}

	public @Nullable String getDatasource() {
		return this.datasource;
	}

	public void setDatasource(@Nullable String datasource) {
		this.datasource = datasource;
	}

	public @Nullable String getDefaultSchema() {
		return this.defaultSchema;
	}

	public void setDefaultSchema(@Nullable String defaultSchema) {
		this.defaultSchema = defaultSchema;
	}

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public @Nullable String getUser() {
		return this.user;
	}

	public void setUser(@Nullable String user) {
		this.user = user;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public @Nullable String getRehearsalUser() {
		return this.rehearsalUser;
	}

	public void setRehearsalUser(@Nullable String rehearsalUser) {
		this.rehearsalUser = rehearsalUser;
	}

	public @Nullable String getRehearsalPassword() {
		return this.rehearsalPassword;
	}

	public void setRehearsalPassword(@Nullable String rehearsalPassword) {
		this.rehearsalPassword = rehearsalPassword;
	}

	public MigrationsResetProperties getReset() {
		return this.reset;
	}

	public MigrationsSeedProperties getSeed() {
		return this.seed;
	}

	public MigrationsOnceProperties getOnce() {
		return this.once;
	}

}
