package com.ofauto.migrations.devtools.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.ofauto.migrations.devtools.psl.PhysicalSchema;
import com.ofauto.migrations.devtools.psl.PrismaSchema;
import com.ofauto.migrations.devtools.psl.PslDdl;
import com.ofauto.migrations.devtools.psl.PslException;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;
import org.jspecify.annotations.Nullable;

/**
 * A schema in Prisma's language, one file or a directory. What the language cannot
 * express is taken from the schema that the migrations build.
 */
final class PrismaSchemaSource implements SchemaSource {

	private final Path path;

	private final String defaultSchema;

	private final SourceBuild build;

	private final EqualDefaults equalDefaults = new EqualDefaults();

	PrismaSchemaSource(Path path, @Nullable String defaultSchema) {
		this.path = path;
		this.defaultSchema = Objects.requireNonNullElse(defaultSchema, PhysicalSchema.DEFAULT_SCHEMA);
		this.build = new SourceBuild(false, this.defaultSchema, false);
	}

	@Override
	public String location() {
		return this.path.toString();
	}

	@Override
	public void prepare(ScratchDatabases scratch, Supplier<DatabaseSchema> likely) {
		PrismaSchema schema = read();
		this.build.prepare(() -> scripts(schema, PrismaScope.of(schema, this.defaultSchema), likely.get()), scratch,
				likely);
	}

	@Override
	public DatabaseSchema desired(ScratchDatabases scratch, DatabaseSchema history) {
		PrismaSchema schema = read();
		PrismaScope scope = PrismaScope.of(schema, this.defaultSchema);
		DatabaseSchema source = this.build.of(scripts(schema, scope, history), scratch, history);
		return new PrismaMerge(history, source, scope.in(source), this.equalDefaults.find(history, source, scratch))
			.merge();
	}

	private List<SourceText> scripts(PrismaSchema schema, PrismaScope scope, DatabaseSchema history) {
		return List.of(
				new SourceText("what the migrations have", SourcePrerequisites.script(history, scope.in(history))),
				new SourceText(location(),
						PslDdl.render(GeneratedColumns.leave(schema.physical(), history, this.defaultSchema))));
	}

	@Override
	public List<RenameHint> hints() {
		return SourceText.readAll(SourceText.list(this.path, SourceText.PRISMA, Integer.MAX_VALUE))
			.stream()
			.flatMap((file) -> HintReader.read(file).stream())
			.toList();
	}

	@Override
	public List<String> warnings() {
		try {
			return read().warnings();
		}
		catch (SchemaSourceException ex) {
			// The error is reported when the schema is needed.
			return List.of();
		}
	}

	private PrismaSchema read() {
		try {
			return PrismaSchema.read(this.path, this.defaultSchema);
		}
		catch (IOException ex) {
			throw SourceText.unreadable(this.path, ex);
		}
		catch (PslException ex) {
			throw new SchemaSourceException(String.valueOf(ex.getMessage()), "", ex);
		}
	}

}
