package com.ofauto.migrations.core;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Looks at a database. Where there is a history, the look is one round trip; a careful
 * look is one round trip whether there is one or not: a block opens a cursor on the
 * history's rows, or on the objects found in its place. Nothing is written and no lock is
 * waited for.
 */
final class HistoryQuery {

	static final String TABLE = "_prisma_migrations";

	/**
	 * Functions rather than joins, where there are any: a new server process plans a join
	 * of catalogs in milliseconds. 1259 is {@code pg_class} itself.
	 */
	/**
	 * The schema and the comment of each history of the database. {@code pg_class} and
	 * {@code pg_description} are read by their indexes.
	 */
	private static final String COMMENTS = """
			ARRAY(SELECT ARRAY[c.relnamespace::pg_catalog.regnamespace::pg_catalog.text,
					(SELECT d.description FROM pg_catalog.pg_description d
						WHERE d.objoid OPERATOR(pg_catalog.=) c.oid
							AND d.classoid OPERATOR(pg_catalog.=) 1259::pg_catalog.oid
							AND d.objsubid OPERATOR(pg_catalog.=) 0)]
				FROM pg_catalog.pg_class c
				WHERE c.relname OPERATOR(pg_catalog.=) '_prisma_migrations'::pg_catalog.name
					AND c.relpersistence OPERATOR(pg_catalog.<>) 't'::pg_catalog."char")""";

	private static final String FACTS = """
			SELECT pg_is_in_recovery(), pg_backend_pid(), current_database(), current_setting('server_version'),
				current_setting('search_path'), %1$s,
				(pg_identify_object(1259, to_regclass(%2$s)::oid, 0)).schema,
				%3$s,
				(SELECT description FROM pg_description
					WHERE objoid = to_regclass(%2$s) AND classoid = 1259 AND objsubid = 0),
				(pg_control_system()).system_identifier,
				(pg_get_object_address('database', ARRAY[current_database()::text], '{}')).objid,
			""" + COMMENTS + ";\n";

	private static final String LOCKED = "EXISTS (SELECT FROM pg_locks WHERE " + AdvisoryLock.IN_PG_LOCKS
			+ " AND pid <> pg_backend_pid())";

	private static final String ROWS = """
			SELECT migration_name, checksum,
				CASE WHEN NOT isfinite(started_at) THEN 0 ELSE (extract(epoch FROM started_at) * 1000)::bigint END,
				CASE WHEN NOT (isfinite(finished_at) AND isfinite(started_at)) THEN 0
					ELSE (extract(epoch FROM finished_at - started_at) * 1000)::bigint END,
				CASE WHEN NOT isfinite(rolled_back_at) THEN 0
					ELSE (extract(epoch FROM rolled_back_at) * 1000)::bigint END,
				CASE WHEN finished_at IS NULL AND rolled_back_at IS NULL THEN id END,
				CASE WHEN rolled_back_at IS NULL
					THEN left(logs, CASE WHEN finished_at IS NULL THEN 8000 ELSE 300 END) END
			FROM %s ORDER BY started_at""";

	private static final String OPEN = """
			DO $ofauto$
			DECLARE history refcursor := 'ofauto_history';
			BEGIN
				IF to_regclass(%2$s) IS NOT NULL THEN
					OPEN history FOR EXECUTE format(%3$s, to_regclass(%2$s));
				ELSE
					OPEN history FOR
					SELECT kind || ' ' || name, NULL::text, count(*) OVER (), NULL::bigint, NULL::bigint,
						NULL::text, NULL::text
					FROM (
						SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
								WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
							relname::text AS name, 'pg_class'::regclass AS class, oid, relnamespace AS namespace
						FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
						UNION ALL
						SELECT 'type', typname, 'pg_type'::regclass, oid, typnamespace
						FROM pg_type WHERE typtype IN ('e', 'd', 'r')
							OR EXISTS (SELECT FROM pg_class c WHERE c.oid = typrelid AND c.relkind = 'c')
						UNION ALL
						SELECT 'function', proname, 'pg_proc'::regclass, oid, pronamespace FROM pg_proc
					) found
					WHERE namespace = to_regnamespace(%1$s)
						AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = found.oid
							AND (d.deptype = 'e' OR kind = 'sequence' AND d.deptype IN ('a', 'i')
								OR kind = 'function' AND d.deptype = 'i'))
					ORDER BY kind = 'table' DESC, kind, name LIMIT 5;
				END IF;
			END
			$ofauto$;
			""";

	private static final String FETCH = "FETCH ALL FROM ofauto_history";

	private static final Set<String> NO_TABLE = Set.of("42P01", "3F000");

	private static final String NULL_VALUE = "22004";

	private final String quick;

	private final String sql;

	HistoryQuery(@Nullable String defaultSchema) {
		String schema = (defaultSchema != null) ? Sql.literal(Sql.identifier(defaultSchema))
				: "quote_ident(current_schema())";
		String table = (defaultSchema != null) ? Sql.literal(Sql.identifier(defaultSchema) + "." + TABLE)
				: Sql.literal(TABLE);
		String name = schemaName(defaultSchema);
		this.quick = FACTS.formatted(name, table, "false")
				+ ROWS.formatted((defaultSchema != null) ? Sql.identifier(defaultSchema) + "." + TABLE : TABLE);
		this.sql = FACTS.formatted(name, table, LOCKED) + OPEN.formatted(schema, table, Sql.literal(ROWS)) + FETCH;
	}

	private static String schemaName(@Nullable String defaultSchema) {
		return (defaultSchema != null)
				? "(SELECT nspname FROM pg_namespace WHERE nspname = " + Sql.literal(defaultSchema) + ")"
				: "current_schema()";
	}

	/**
	 * Looks at a database that most likely has a history. The block and the locks of a
	 * careful look cost a new server process some milliseconds, so they are left out
	 * unless something is not as it should be.
	 * @param nothingOnDisk whether there are no migrations, so that it does not matter
	 * what a database without a history has
	 */
	HistoryLook lookQuickly(Session session, boolean nothingOnDisk) throws SQLException {
		HistoryLook look;
		try {
			look = look(session, this.quick);
		}
		catch (SQLException ex) {
			if (!NO_TABLE.contains(String.valueOf(ex.getSQLState()))) {
				throw ex;
			}
			return nothingOnDisk ? noHistory(session) : look(session);
		}
		return look.isBadNews() ? look(session) : look;
	}

	private static HistoryLook noHistory(Session session) throws SQLException {
		DatabaseInfo database = new DatabaseInfo(session.databaseName(), session.serverVersion(), null, null, List.of(),
				0, null, null);
		return new HistoryLook(database, List.of(), false, 0, false, "",
				new DatabaseMark(null, Map.of(), new Binding(0, 0)));
	}

	/**
	 * Looks. Bad news are looked at a second time, since the statements of one look do
	 * not see one moment: another runner may have begun between them.
	 */
	HistoryLook look(Session session) throws SQLException {
		HistoryLook look = look(session, this.sql);
		return look.isBadNews() ? look(session, this.sql) : look;
	}

	private HistoryLook look(Session session, String sql) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			String limit = lockLimit(session);
			statement.execute(limit + sql);
			if (!limit.isEmpty()) {
				statement.getMoreResults();
			}
			return read(statement);
		}
	}

	/**
	 * A look that gives up waits for no lock any more when it does: the server would go
	 * on with it, and each further look with one more of its processes.
	 */
	private static String lockLimit(Session session) throws SQLException {
		long limit = session.readLimit().toMillis();
		return (limit == 0) ? "" : "SELECT pg_catalog.set_config('lock_timeout', '" + limit * 4 / 5 + "', true);";
	}

	/**
	 * Tries the lock and looks, in this order and in one round trip. The isolation level
	 * is named since a role's default could make the look older than the lock.
	 * @return what was seen under the lock, or {@code null} if somebody else holds it
	 */
	@Nullable Locked lockAndLook(Session session) throws SQLException {
		try (Statement statement = session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute("BEGIN ISOLATION LEVEL READ COMMITTED;" + AdvisoryLock.TRY + ";" + SessionState.CAPTURE
					+ ";" + this.sql + ";COMMIT");
			statement.getMoreResults();
			if (!AdvisoryLock.granted(statement.getResultSet())) {
				return null;
			}
			statement.getMoreResults();
			SessionState state = SessionState.read(statement.getResultSet(), session.majorVersion());
			statement.getMoreResults();
			return new Locked(read(statement), state);
		}
	}

	private HistoryLook read(Statement statement) throws SQLException {
		ResultSet facts = statement.getResultSet();
		facts.next();
		boolean standby = facts.getBoolean(1);
		int pid = facts.getInt(2);
		String database = facts.getString(3);
		String version = facts.getString(4).replaceFirst(" .*", "");
		String searchPath = facts.getString(5);
		String current = facts.getString(6);
		String schema = Sql.unquote(facts.getString(7));
		boolean locked = facts.getBoolean(8);
		DatabaseMark mark = new DatabaseMark(facts.getString(9), others(facts.getArray(12), schema),
				new Binding(facts.getLong(10), facts.getLong(11)));
		while (!statement.getMoreResults()) {
			if (statement.getUpdateCount() < 0) {
				throw new IllegalStateException("The look at the history has no rows");
			}
		}
		ResultSet rows = statement.getResultSet();
		if (schema == null) {
			return new HistoryLook(withObjects(rows, database, version, current, mark), List.of(), standby, pid, locked,
					searchPath, mark);
		}
		String history = Sql.identifier(schema) + "." + TABLE;
		DatabaseInfo info = new DatabaseInfo(database, version, history, schema, List.of(), 0, mark.stamp(),
				mark.elsewhere());
		return new HistoryLook(info, records(rows), standby, pid, locked, searchPath, mark);
	}

	private static Map<String, String> others(Array comments, @Nullable String own) throws SQLException {
		Map<String, String> others = new TreeMap<>();
		for (Object row : (Object[]) comments.getArray()) {
			Object[] schemaAndComment = (Object[]) row;
			String schema = String.valueOf(Sql.unquote((String) schemaAndComment[0]));
			if (schemaAndComment[1] != null && !schema.equals(own)) {
				others.put(schema, (String) schemaAndComment[1]);
			}
		}
		return others;
	}

	private static DatabaseInfo withObjects(ResultSet rows, String database, String version, @Nullable String schema,
			DatabaseMark mark) throws SQLException {
		List<String> objects = new ArrayList<>();
		int total = 0;
		while (rows.next()) {
			objects.add(ReadableText.name(rows.getString(1)));
			total = (rows.getString(2) == null) ? rows.getInt(3) : total + 1;
		}
		return new DatabaseInfo(database, version, null, schema, objects, total, null, mark.elsewhere());
	}

	private static List<MigrationRecord> records(ResultSet rows) throws SQLException {
		List<MigrationRecord> records = new ArrayList<>();
		while (rows.next()) {
			String name = ReadableText.name(required(rows, 1, "migration_name"));
			String checksum = required(rows, 2, "checksum");
			Instant startedAt = Instant.ofEpochMilli(rows.getLong(3));
			long took = rows.getLong(4);
			Duration duration = rows.wasNull() ? null : Duration.ofMillis(took);
			long rolledBack = rows.getLong(5);
			Instant rolledBackAt = rows.wasNull() ? null : Instant.ofEpochMilli(rolledBack);
			records.add(new MigrationRecord(name, checksum, startedAt, duration, rolledBackAt, rows.getString(6),
					rows.getString(7)));
		}
		return records;
	}

	/**
	 * A table that was made by hand may lack the constraint.
	 */
	private static String required(ResultSet rows, int column, String name) throws SQLException {
		String value = rows.getString(column);
		if (value == null) {
			throw new SQLException("a row of " + TABLE + " has no " + name, NULL_VALUE);
		}
		return value;
	}

}
