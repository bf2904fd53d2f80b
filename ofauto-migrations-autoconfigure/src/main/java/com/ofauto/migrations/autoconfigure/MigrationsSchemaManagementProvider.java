package com.ofauto.migrations.autoconfigure;

import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/**
 * Tells Hibernate that the schema is not its own to create.
 */
class MigrationsSchemaManagementProvider implements SchemaManagementProvider {

	private final Supplier<Stream<ChosenDataSource>> chosen;

	MigrationsSchemaManagementProvider(Supplier<Stream<ChosenDataSource>> chosen) {
		this.chosen = chosen;
	}

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		return this.chosen.get().anyMatch((choice) -> choice.dataSource().equals(dataSource)) ? SchemaManagement.MANAGED
				: SchemaManagement.UNMANAGED;
	}

}
