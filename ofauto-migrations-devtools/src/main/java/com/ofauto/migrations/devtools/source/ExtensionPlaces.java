package com.ofauto.migrations.devtools.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Extension;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;
import com.ofauto.migrations.devtools.scratch.ScratchException;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * The schemas of extensions for which a source names none. A database has an extension
 * only once, for all default schemas. So it is placed where the migrations have it, and a
 * new one in {@code public}, which is in every database.
 *
 * @param defaultSchema the schema in which the source created it
 * @param schemas the schemas of the extensions that the migrations have, by name
 */
record ExtensionPlaces(String defaultSchema, Map<String, String> schemas) {

	private static final String PUBLIC = "public";

	private static final String MADE = """
			SELECT e.extname FROM pg_catalog.pg_extension e, pg_catalog.pg_namespace n
			WHERE n.oid OPERATOR(pg_catalog.=) e.extnamespace AND e.extrelocatable
				AND n.nspname OPERATOR(pg_catalog.=) ?::pg_catalog.name""";

	/**
	 * Find the schemas.
	 * @param history the schema that the migrations build; asked only if the default
	 * schema is not {@code public}
	 */
	static ExtensionPlaces of(String defaultSchema, Supplier<DatabaseSchema> history) {
		Map<String, String> schemas = new LinkedHashMap<>();
		if (!defaultSchema.equals(PUBLIC)) {
			history.get()
				.all(Extension.class)
				.forEach((extension) -> schemas.put(extension.id().name(),
						extension.schema().isEmpty() ? defaultSchema : extension.schema()));
		}
		return new ExtensionPlaces(defaultSchema, schemas);
	}

	/**
	 * Move the extensions that a source has just created.
	 * @param scripts the source
	 */
	void settle(List<SourceText> scripts, ScratchDatabase database) {
		if (this.defaultSchema.equals(PUBLIC)) {
			return;
		}
		try (Connection connection = database.dataSource().getConnection()) {
			for (String name : made(connection)) {
				String place = this.schemas.getOrDefault(name, PUBLIC);
				if (!place.equals(this.defaultSchema)
						&& scripts.stream().noneMatch((text) -> placesItself(text, name))) {
					try (Statement statement = connection.createStatement()) {
						statement.execute("CREATE SCHEMA IF NOT EXISTS " + Quotes.identifier(place));
						statement.execute("ALTER EXTENSION " + Quotes.identifier(name) + " SET SCHEMA "
								+ Quotes.identifier(place));
					}
				}
			}
		}
		catch (SQLException ex) {
			throw ScratchException.failed("move an extension of a scratch database", ex);
		}
	}

	private List<String> made(Connection connection) throws SQLException {
		List<String> names = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(MADE)) {
			statement.setString(1, this.defaultSchema);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					names.add(rows.getString(1));
				}
			}
		}
		return names;
	}

	private static boolean placesItself(SourceText text, String name) {
		return Pattern
			.compile("\\bEXTENSION\\s+(IF\\s+NOT\\s+EXISTS\\s+)?\"?" + Pattern.quote(name)
					+ "\"?\\s+(WITH\\s+)?SCHEMA\\b", Pattern.CASE_INSENSITIVE)
			.matcher(text.text())
			.find();
	}

}
