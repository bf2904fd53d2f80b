package com.ofauto.migrations.devtools.source;

import java.util.List;
import java.util.Objects;

import com.ofauto.migrations.core.SafePath;
import com.ofauto.migrations.devtools.scratch.ScratchDatabase;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements for database-wide objects that migrations do not cover, and that nothing
 * else needs. Ignoring them silently would suggest that a migration will follow.
 */
final class UnsupportedObjects {

	private static final String FIND = """
			SELECT 'event trigger ' || quote_ident(evtname) FROM pg_event_trigger e
			WHERE NOT EXISTS (SELECT FROM pg_depend WHERE objid = e.oid AND deptype = 'e')
			UNION ALL SELECT 'publication ' || quote_ident(pubname) FROM pg_publication
			UNION ALL SELECT 'default privileges of ' || quote_ident(pg_get_userbyid(defaclrole)) FROM pg_default_acl
			UNION ALL SELECT CASE WHEN typisdefined THEN 'base type ' ELSE 'shell type ' END || format_type(oid, NULL)
			FROM pg_type t WHERE oid >= 16384 AND (typtype = 'b' AND typcategory <> 'A' OR NOT typisdefined)
				AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_type'::regclass AND objid = t.oid AND deptype = 'e')
			ORDER BY 1""";

	private UnsupportedObjects() {
	}

	static void refuseIn(ScratchDatabase database, List<SourceText> files) {
		ConnectionCallback<List<String>> work = (connection) -> SafePath.texts(connection, FIND);
		List<String> found = Objects.requireNonNull(new JdbcTemplate(database.dataSource()).execute(work));
		if (!found.isEmpty()) {
			throw new SchemaSourceException(
					"No migration is made of what the schema has here: " + String.join(", ", found) + ".",
					"Take it out of " + (files.size() == 1 ? files.get(0).location() : "the files")
							+ " and write it into a migration by hand: migrate new <name>. It stays then.");
		}
	}

}
