package com.ofauto.migrations.devtools.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import com.ofauto.migrations.devtools.psl.PhysicalSchema;
import com.ofauto.migrations.devtools.psl.PrismaSchema;
import com.ofauto.migrations.devtools.psl.PslDdl;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ReadOptions;
import com.ofauto.migrations.devtools.schema.SchemaReader;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * A schema in Prisma's language, one file or a directory. What that cannot express is
 * taken from what the migrations build.
 */
final class PrismaSchemaSource implements SchemaSource {

	private final Path path;

	private final String defaultSchema;

	PrismaSchemaSource(Path path, @Nullable String defaultSchema) {
		this.path = path;
		this.defaultSchema = Objects.requireNonNullElse(defaultSchema, PhysicalSchema.DEFAULT_SCHEMA);
	}

	@Override
	public String location() {
		return this.path.toString();
	}

	@Override
	public DatabaseSchema desired(ScratchDatabases scratch, DatabaseSchema history) {
		PrismaSchema schema = read();
		PrismaScope scope = PrismaScope.of(schema);
		List<SourceText> scripts = List.of(
				new SourceText("what the migrations have", Foundation.script(history, scope)),
				new SourceText(location(), PslDdl.render(schema.physical())));
		try (ScratchDatabase database = scratch.empty()) {
			new SourceScripts(scripts, false).run(database, this.defaultSchema);
			DatabaseSchema built = new SchemaReader(ReadOptions.allSchemas()).read(database.dataSource());
			return new PrismaMerge(history, built, scope).merge();
		}
	}

	@Override
	public List<RenameHint> hints() {
		return SourceText.readAll(SourceText.list(this.path, SourceText.PRISMA, Integer.MAX_VALUE))
			.stream()
			.flatMap((file) -> HintReader.read(file).stream())
			.toList();
	}

	private PrismaSchema read() {
		try {
			return PrismaSchema.read(this.path, this.defaultSchema);
		}
		catch (IOException ex) {
			throw SourceText.unreadable(this.path, ex);
		}
	}

}
