package com.ofauto.migrations.kept;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ofauto.migrations.core.SafePath;
import org.postgresql.PGConnection;

/**
 * Writes the kept rows of one table. They are read into a temporary table first, whose
 * columns have the types of the table's, so that each value is checked as the table
 * would. Rows that are there with the same values are not written again, and no row of
 * the table is changed.
 */
final class TableLoad {

	private static final String STAGED = "pg_temp.ofauto_restore";

	/** As many rows as the table has with the same values. */
	private static final String FORGET_PRESENT = """
			DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
				SELECT s.id FROM (SELECT ctid AS id, ROW(%2$s)::text AS line,
						row_number() OVER (PARTITION BY ROW(%2$s)::text) AS number FROM %1$s) s
					JOIN (SELECT ROW(%3$s)::text AS line, count(*) AS present FROM %4$s t GROUP BY 1) p
						ON p.line = s.line AND s.number <= p.present))""";

	private static final String DEFERRABLE = """
			SELECT format('%%I.%%I', n.nspname, k.conname) FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
			WHERE k.conrelid = %s AND k.condeferrable AND k.contype IN ('u', 'p', 'x') ORDER BY 1""";

	private static final String ONE_BY_ONE = """
			DECLARE
				ofauto_row pg_catalog.tid;
			BEGIN
				FOR ofauto_row IN SELECT ctid FROM %1$s LOOP
					BEGIN
						%2$s WHERE ctid OPERATOR(pg_catalog.=) ofauto_row;
						DELETE FROM %1$s WHERE ctid OPERATOR(pg_catalog.=) ofauto_row;
					EXCEPTION WHEN unique_violation OR exclusion_violation THEN
						NULL;
					END;
				END LOOP;
			END""";

	private final Connection connection;

	private final String path;

	/**
	 * Creates it.
	 * @param path the search path of the session, which functions of the application need
	 */
	TableLoad(Connection connection, String path) {
		this.connection = connection;
		this.path = path;
	}

	RestoredTable load(TableMatch.Found match, Path file) throws SQLException {
		long rows = stage(match, file);
		long present = SessionForm.execute(this.connection,
				FORGET_PRESENT.formatted(STAGED, String.join(", ", match.read()),
						match.written().stream().map((column) -> "t." + column).collect(Collectors.joining(", ")),
						match.live().rows()));
		long restored = insert(match);
		SessionForm.execute(this.connection, "DROP TABLE " + STAGED);
		return new RestoredTable(match.kept().name(), rows, restored, present, rows - present - restored,
				match.differences(), null, false);
	}

	private long stage(TableMatch.Found match, Path file) throws SQLException {
		SessionForm.execute(this.connection, "CREATE TEMPORARY TABLE ofauto_restore ON COMMIT DROP AS SELECT "
				+ match.definition() + " FROM ONLY " + match.live().name() + " t WITH NO DATA");
		List<String> columns = IntStream.rangeClosed(1, match.columns().size())
			.mapToObj((number) -> "c" + number)
			.toList();
		String list = columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")";
		usePath(this.path);
		try (InputStream in = Files.newInputStream(file)) {
			long rows = this.connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("COPY " + STAGED + list + " FROM STDIN", in, 1 << 16);
			useSafePath();
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long insert(TableMatch.Found match) throws SQLException {
		String written = String.join(", ", match.written());
		String insert = "INSERT INTO " + match.live().name()
				+ (written.isEmpty() ? "" : " (" + written + ") OVERRIDING SYSTEM VALUE") + " SELECT "
				+ String.join(", ", match.read()) + " FROM " + STAGED;
		List<String> deferrable = SafePath.texts(this.connection, DEFERRABLE.formatted(match.live().id()))
			.stream()
			.map(String::valueOf)
			.toList();
		if (!deferrable.isEmpty()) {
			return insertOneByOne(insert, deferrable);
		}
		usePath(this.path);
		long restored = SessionForm.execute(this.connection, insert + " ON CONFLICT DO NOTHING");
		useSafePath();
		return restored;
	}

	/**
	 * PostgreSQL passes over no row that such a constraint refuses.
	 */
	private long insertOneByOne(String insert, List<String> deferrable) throws SQLException {
		SessionForm.execute(this.connection, "SET CONSTRAINTS " + String.join(", ", deferrable) + " IMMEDIATE");
		long staged = staged();
		usePath(this.path);
		SessionForm.execute(this.connection, Quoted.block(ONE_BY_ONE.formatted(STAGED, insert)));
		useSafePath();
		return staged - staged();
	}

	private long staged() throws SQLException {
		return Long.parseLong(String.join("", SafePath.texts(this.connection, "SELECT count(*)::text FROM " + STAGED)));
	}

	private void usePath(String path) throws SQLException {
		SessionForm.execute(this.connection,
				"SELECT pg_catalog.set_config('search_path', " + Quoted.literal(this.connection, path) + ", true)");
	}

	private void useSafePath() throws SQLException {
		SessionForm.execute(this.connection, SafePath.QUERY);
	}

}
