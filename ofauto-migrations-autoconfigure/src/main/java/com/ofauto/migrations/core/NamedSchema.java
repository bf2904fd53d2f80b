package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.Internal;

/**
 * A migration that names the schema of its objects.
 *
 * @param migration the migration's name
 * @param location the first statement that does
 * @since 0.1.0
 */
@Internal
public record NamedSchema(String migration, ScriptLocation location) {

	/**
	 * Finds the migrations that name a schema. Where an extension is made does not count,
	 * since a database has it once.
	 * @param migrations any
	 * @param schema the schema
	 * @return the migrations in order
	 * @throws MigrationException if a script cannot be read
	 */
	public static List<NamedSchema> in(List<Migration> migrations, String schema) {
		List<NamedSchema> found = new ArrayList<>();
		for (Migration migration : migrations) {
			for (MigrationStatement statement : migration.statements()) {
				NamedSchemas named = new NamedSchemas();
				named.see(statement.text());
				if (named.names().contains(schema)) {
					found.add(new NamedSchema(migration.name(),
							new ScriptLocation(migration.location(), statement.line(), statement.column())));
					break;
				}
			}
		}
		return found;
	}

}
