package com.ofauto.migrations.devtools.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.scratch.ScratchSettings;
import com.ofauto.migrations.support.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A project's directory and its scratch databases.
 */
final class Project implements AutoCloseable {

	private final Path directory;

	private final ScratchDatabases scratch;

	Project(Path directory, TestDatabase development) {
		this.directory = directory;
		this.scratch = new ScratchDatabases(new ScratchSettings(development.dataSource(), null, false,
				directory.toString(), MigratorSettings.defaults(), List.of()));
	}

	Project with(String file, String text) {
		try {
			Path path = this.directory.resolve(file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	SchemaSource source(@Nullable String location) {
		return source(location, null);
	}

	SchemaSource source(@Nullable String location, @Nullable String defaultSchema) {
		return SchemaSources.of(location, this.directory, defaultSchema, false);
	}

	DatabaseSchema desired(String location, DatabaseSchema history) {
		return source(location).desired(this.scratch, history);
	}

	DatabaseSchema desired(SchemaSource source) {
		return desired(source, built(""));
	}

	DatabaseSchema desired(SchemaSource source, DatabaseSchema history) {
		return source.desired(this.scratch, history);
	}

	void prepare(SchemaSource source, DatabaseSchema likely) {
		source.prepare(this.scratch, () -> likely);
	}

	/**
	 * How many databases were made since the project was opened, this one counted.
	 */
	int databases() {
		try (ScratchDatabase database = this.scratch.empty()) {
			return Integer.parseInt(database.name().substring(database.name().lastIndexOf('_') + 1));
		}
	}

	/**
	 * Returns the schema that a script builds.
	 */
	DatabaseSchema built(String script) {
		return built(script, "public");
	}

	DatabaseSchema built(String script, String defaultSchema) {
		try (ScratchDatabase database = this.scratch.empty()) {
			new JdbcTemplate(database.dataSource()).execute("SELECT 1;" + script);
			return new SchemaReader(ReadOptions.allSchemas().withDefaultSchema(defaultSchema))
				.read(database.dataSource());
		}
	}

	@Override
	public void close() {
		this.scratch.close();
	}

}
