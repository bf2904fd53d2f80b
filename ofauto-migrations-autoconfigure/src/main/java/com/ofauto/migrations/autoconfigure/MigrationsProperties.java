package com.ofauto.migrations.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for migrations: those of the database named {@code default},
 * which are also the policies of all, and the other databases.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("ofauto.migrations")
public class MigrationsProperties extends MigrationsDatabaseProperties {

	/**
	 * Names of all databases in the order in which they are migrated, if there are
	 * several; "default" is the one without an entry.
	 */
	private List<String> order = new ArrayList<>();

	/**
	 * Further databases by their names, which are lower-case letters and digits.
	 */
	private Map<String, MigrationsDatabaseProperties> databases = new LinkedHashMap<>();

	public List<String> getOrder() {
		return this.order;
	}

	public void setOrder(List<String> order) {
		this.order = order;
	}

	public Map<String, MigrationsDatabaseProperties> getDatabases() {
		return this.databases;
	}

	public void setDatabases(Map<String, MigrationsDatabaseProperties> databases) {
		this.databases = databases;
	}

}
