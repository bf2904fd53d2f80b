package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import com.ofauto.migrations.devtools.source.RenameHint;
import com.ofauto.migrations.devtools.source.SchemaSource;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;

/**
 * A source without the ignored objects that it describes.
 *
 * @param source the source
 * @param ignored the ignored objects
 */
record IgnoringSource(SchemaSource source, IgnoredObjects ignored) implements SchemaSource {

	@Override
	public String location() {
		return this.source.location();
	}

	@Override
	public void prepare(ScratchDatabases scratch, Supplier<DatabaseSchema> likely) {
		this.source.prepare(scratch, likely);
	}

	@Override
	public DatabaseSchema desired(ScratchDatabases scratch, DatabaseSchema history) {
		return this.ignored.without(this.source.desired(scratch, history), history);
	}

	@Override
	public List<String> warnings() {
		return this.source.warnings();
	}

	@Override
	public Optional<String> placeOfBody(Routine routine, int position) {
		return this.source.placeOfBody(routine, position);
	}

	@Override
	public List<RenameHint> hints() {
		return this.source.hints();
	}

}
