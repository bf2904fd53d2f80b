package com.ofauto.migrations.devtools.impact;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where a relation's rows are.
 *
 * @param path the name of its file, empty if it has none
 */
record RelationFile(String path) {

	static final RelationFile NONE = new RelationFile("");

	private static final String QUERY = """
			SELECT o::pg_catalog.int8, pg_catalog.pg_relation_filepath(o)
			FROM pg_catalog.unnest(?::pg_catalog.text::pg_catalog.oid[]) o""";

	static RelationFile of(@Nullable String path) {
		return new RelationFile(Objects.requireNonNullElse(path, ""));
	}

	static Map<Long, RelationFile> read(CatalogQuery session, Collection<Long> oids) throws SQLException {
		Map<Long, RelationFile> files = new HashMap<>();
		if (!oids.isEmpty()) {
			session.run(QUERY, CatalogQuery.array(oids), (row) -> files.put(row.getLong(1), of(row.getString(2))));
		}
		return files;
	}

	boolean exists() {
		return !this.path.isEmpty();
	}

}
