package com.ofauto.migrations.devtools.source;

import java.util.List;
import java.util.function.Supplier;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ReadOptions;
import com.ofauto.migrations.devtools.schema.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * Builds a schema of scripts in a scratch database, once as long as they stay the same.
 */
final class SourceBuild {

	private final boolean written;

	private final @Nullable String defaultSchema;

	private @Nullable Built last;

	/**
	 * Creates a build.
	 * @param written whether a person has written the scripts, who knows their lines
	 * @param defaultSchema the first schema of the search path, or {@code null}
	 */
	SourceBuild(boolean written, @Nullable String defaultSchema) {
		this.written = written;
		this.defaultSchema = defaultSchema;
	}

	/**
	 * Builds ahead; the database is made before it is known what shall be in it.
	 */
	synchronized void prepare(Supplier<List<SourceText>> scripts, ScratchDatabases scratch) {
		try (ScratchDatabase database = scratch.empty()) {
			build(scripts.get(), database);
		}
	}

	synchronized DatabaseSchema of(List<SourceText> scripts, ScratchDatabases scratch) {
		if (this.last != null && this.last.scripts().equals(scripts)) {
			return this.last.schema();
		}
		try (ScratchDatabase database = scratch.empty()) {
			return build(scripts, database);
		}
	}

	private DatabaseSchema build(List<SourceText> scripts, ScratchDatabase database) {
		new SourceScripts(scripts, this.written).run(database, this.defaultSchema);
		if (this.written) {
			NeverMade.refuseIn(database, scripts);
		}
		DatabaseSchema schema = new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
		this.last = new Built(scripts, schema);
		return schema;
	}

	private record Built(List<SourceText> scripts, DatabaseSchema schema) {

	}

}
