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
 * Where extensions are for which a source names no schema. A database has an extension
 * once, whichever default schema made it, so that it is where the migrations have it, and
 * a new one in {@code public}, which every database has.
 *
 * @param defaultSchema where the source has made it
 * @param schemas the schemas of the extensions that the migrations have, by name
 */
record ExtensionPlaces(String defaultSchema, Map<String, String> schemas) {

	private static final String PUBLIC = "public";

	private static final String MADE = """
			SELECT e.extname FROM pg_catalog.pg_extension e, pg_catalog.pg_namespace n
			WHERE n.oid OPERATOR(pg_catalog.=) e.extnamespace AND e.extrelocatable
				AND n.nspname OPERATOR(pg_catalog.=) ?::pg_catalog.name""";

	/**
	 * Finds the places.
	 * @param history what the migrations have; asked only where the default schema is not
	 * {@code public}, where everything is in place
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
	 * Moves what a source has just made.
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
