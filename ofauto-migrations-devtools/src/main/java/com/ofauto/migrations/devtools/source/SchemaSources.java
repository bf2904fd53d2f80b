package com.ofauto.migrations.devtools.source;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the schema source of a project.
 */
public final class SchemaSources {

	private static final String REMEDY = "Let ofauto.migrations.schema-source name a file schema.prisma or schema.sql, or"
			+ " a directory of such files.";

	private SchemaSources() {
	}

	/**
	 * Choose a source.
	 * @param location a file or directory, relative to the project's directory, or
	 * {@code null} if none is configured
	 * @param project the project's directory
	 * @param defaultSchema the schema of objects that name none, or {@code null} for that
	 * of the connection and Prisma's own
	 * @param privileges whether SQL sets privileges and owners
	 * @return the source
	 * @throws SchemaSourceException if there is none, or more than one
	 */
	public static SchemaSource of(@Nullable String location, Path project, @Nullable String defaultSchema,
			boolean privileges) {
		if (location == null || location.isBlank()) {
			throw new SchemaSourceException("There is no schema source: ofauto.migrations.schema-source is not set.",
					REMEDY);
		}
		Path path = project.resolve(location.startsWith("file:") ? location.substring("file:".length()) : location)
			.normalize();
		if (!Files.exists(path)) {
			throw new SchemaSourceException("The schema source " + path + " does not exist.", REMEDY);
		}
		boolean prisma = !SourceText.list(path, SourceText.PRISMA, Integer.MAX_VALUE).isEmpty();
		boolean sql = !SourceText.list(path, SourceText.SQL, 1).isEmpty();
		if (prisma && sql) {
			throw new SchemaSourceException(
					"The schema source " + path + " has files of both kinds, *.prisma and *.sql.",
					"Keep the schema in one of them, and name that in ofauto.migrations.schema-source.");
		}
		if (prisma) {
			return new PrismaSchemaSource(path, defaultSchema);
		}
		if (sql) {
			return new SqlSchemaSource(path, defaultSchema, privileges);
		}
		throw new SchemaSourceException("The schema source " + path + (Files.isDirectory(path)
				? " has neither *.prisma nor *.sql files." : " ends neither in .prisma nor in .sql."), REMEDY);
	}

}
