package com.ofauto.migrations.devtools.command;

import java.util.Optional;

import javax.sql.DataSource;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param schema its schema
 * @param database the database with its rows, or {@code null} if it has none
 */
record Side(DatabaseSchema schema, @Nullable DataSource database) {

	static Side of(DatabaseSchema schema) {
		return new Side(schema, null);
	}

	Optional<DataSource> live() {
		return Optional.ofNullable(this.database);
	}

}
