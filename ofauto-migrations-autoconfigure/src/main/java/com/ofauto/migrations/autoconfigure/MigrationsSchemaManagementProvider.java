package com.ofauto.migrations.autoconfigure;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Tells Hibernate that the schema is not its own to create.
 */
class MigrationsSchemaManagementProvider implements SchemaManagementProvider {

	private final ObjectProvider<ChosenDataSource> chosen;

	MigrationsSchemaManagementProvider(ObjectProvider<ChosenDataSource> chosen) {
		this.chosen = chosen;
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		return this.chosen.stream().anyMatch((choice) -> choice.dataSource().equals(dataSource))
				? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

}
