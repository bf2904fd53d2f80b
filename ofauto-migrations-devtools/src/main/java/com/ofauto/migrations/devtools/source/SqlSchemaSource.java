package com.ofauto.migrations.devtools.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * Plain DDL, one file or the files of a directory in the order of their names, run
 * unchanged in a scratch database. It can express everything, so nothing is taken from
 * the history.
 */
final class SqlSchemaSource implements SchemaSource {

	private final Path path;

	private final SourceBuild build;

	SqlSchemaSource(Path path, @Nullable String defaultSchema, boolean privileges) {
		this.path = path;
		this.build = new SourceBuild(true, defaultSchema, privileges);
	}

	@Override
	public String location() {
		return this.path.toString();
	}

	@Override
	public void prepare(ScratchDatabases scratch, Supplier<DatabaseSchema> likely) {
		this.build.prepare(this::files, scratch, likely);
	}

	@Override
	public DatabaseSchema desired(ScratchDatabases scratch, DatabaseSchema history) {
		return this.build.of(files(), scratch, history);
	}

	@Override
	public List<RenameHint> hints() {
		return files().stream().flatMap((file) -> HintReader.read(file).stream()).toList();
	}

	@Override
	public Optional<String> placeOfBody(Routine routine, int position) {
		return BodyPlace.find(files(), routine, position);
	}

	private List<SourceText> files() {
		return SourceText.readAll(SourceText.list(this.path, SourceText.SQL, 1));
	}

}
