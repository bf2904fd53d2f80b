package com.ofauto.migrations.devtools.source;

import java.util.List;
import java.util.function.Supplier;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.HomeSchema;
import com.ofauto.migrations.devtools.schema.catalog.ReadOptions;
import com.ofauto.migrations.devtools.schema.catalog.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * Builds the schema of scripts in a scratch database, again only if they change.
 */
final class SourceBuild {

	private final boolean written;

	private final @Nullable String defaultSchema;

	private final boolean privileges;

	private @Nullable Built last;

	/**
	 * Create a build.
	 * @param written whether a person wrote the scripts, so that messages name their
	 * lines
	 * @param defaultSchema the first schema of the search path, or {@code null}
	 * @param privileges whether the scripts set privileges and owners
	 */
	SourceBuild(boolean written, @Nullable String defaultSchema, boolean privileges) {
		this.privileges = privileges;
		this.written = written;
		this.defaultSchema = defaultSchema;
	}

	/**
	 * Build in advance: the database is created before the scripts are known.
	 */
	synchronized void prepare(Supplier<List<SourceText>> scripts, ScratchDatabases scratch,
			Supplier<DatabaseSchema> likely) {
		try (ScratchDatabase database = scratch.empty()) {
			build(scripts.get(), places(likely), database);
		}
	}

	synchronized DatabaseSchema of(List<SourceText> scripts, ScratchDatabases scratch, DatabaseSchema history) {
		ExtensionPlaces places = places(() -> history);
		if (this.last != null && this.last.scripts().equals(scripts) && this.last.places().equals(places)) {
			return this.last.schema();
		}
		try (ScratchDatabase database = scratch.empty()) {
			return build(scripts, places, database);
		}
	}

	private ExtensionPlaces places(Supplier<DatabaseSchema> history) {
		return ExtensionPlaces.of(HomeSchema.name(this.defaultSchema), history);
	}

	private DatabaseSchema build(List<SourceText> scripts, ExtensionPlaces places, ScratchDatabase database) {
		new SourceScripts(scripts, this.written).run(database, this.defaultSchema);
		if (this.written) {
			UnsupportedObjects.refuseIn(database, scripts);
		}
		places.settle(scripts, database);
		DatabaseSchema schema = new SchemaReader(
				ReadOptions.allSchemas().withDefaultSchema(this.defaultSchema).withGrants(this.privileges))
			.read(database.dataSource());
		this.last = new Built(scripts, places, schema);
		return schema;
	}

	private record Built(List<SourceText> scripts, ExtensionPlaces places, DatabaseSchema schema) {

	}

}
