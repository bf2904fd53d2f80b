package com.ofauto.migrations.devtools.source;

import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ReadOptions;
import com.ofauto.migrations.devtools.schema.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * Plain DDL, one file or the files of a directory in the order of their names, run as it
 * is in a scratch database. It can express everything, so that it says everything.
 */
final class SqlSchemaSource implements SchemaSource {

	private final Path path;

	private final @Nullable String defaultSchema;

	SqlSchemaSource(Path path, @Nullable String defaultSchema) {
		this.path = path;
		this.defaultSchema = defaultSchema;
	}

	@Override
	public String location() {
		return this.path.toString();
	}

	@Override
	public DatabaseSchema desired(ScratchDatabases scratch, DatabaseSchema history) {
		List<SourceText> files = files();
		try (ScratchDatabase database = scratch.empty()) {
			new SourceScripts(files, true).run(database, this.defaultSchema);
			return new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
		}
	}

	@Override
	public List<RenameHint> hints() {
		return files().stream().flatMap((file) -> HintReader.read(file).stream()).toList();
	}

	private List<SourceText> files() {
		return SourceText.readAll(SourceText.list(this.path, SourceText.SQL, 1));
	}

}
