package com.ofauto.migrations.kept;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.SafePath;

/**
 * Moves sequences past the values that rows brought back have, and as far as they had
 * come before. None is moved back. This does not roll back with the transaction.
 */
final class SequenceMove {

	/** Those of the columns of tables, with the value that is the furthest. */
	private static final String OWNED = """
			SELECT format('SELECT setval(%%L, v) FROM (SELECT %%s(%%I)::bigint AS v FROM %%s%%I.%%I) m'
					' WHERE v BETWEEN %%s AND %%s AND v %%s %%s', s.oid::regclass, CASE WHEN q.seqincrement > 0 THEN 'max' ELSE 'min' END,
					a.attname, CASE c.relkind WHEN 'p' THEN '' ELSE 'ONLY ' END, n.nspname, c.relname, q.seqmin, q.seqmax,
					CASE WHEN q.seqincrement > 0 THEN '>' ELSE '<' END,
					coalesce(pg_sequence_last_value(s.oid), q.seqstart - sign(q.seqincrement)))
			FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_sequence q ON q.seqrelid = s.oid
				JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace
				JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
			WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
				AND c.oid = ANY (ARRAY[%s]::oid[])
			ORDER BY s.oid""";

	private static final String KEPT = """
			SELECT setval(s.oid, %2$s) FROM pg_class s JOIN pg_sequence q ON q.seqrelid = s.oid
			WHERE s.relkind = 'S' AND s.relname = %3$s
				AND s.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = %1$s)
				AND %2$s::bigint BETWEEN q.seqmin AND q.seqmax
				AND (pg_sequence_last_value(s.oid) IS NULL
					OR sign(q.seqincrement) * %2$s::numeric > sign(q.seqincrement) * pg_sequence_last_value(s.oid))""";

	private final Connection connection;

	SequenceMove(Connection connection) {
		this.connection = connection;
	}

	void past(Collection<Long> tables) throws SQLException {
		String ids = tables.stream().map(String::valueOf).collect(Collectors.joining(", "));
		for (String statement : SafePath.texts(this.connection, OWNED.formatted(ids))) {
			run(Objects.requireNonNull(statement));
		}
	}

	void to(List<KeptSequence> sequences, String schema) throws SQLException {
		for (KeptSequence sequence : sequences) {
			run(KEPT.formatted(Quoted.literal(this.connection, schema), "'" + sequence.value() + "'::bigint",
					Quoted.literal(this.connection, sequence.name())));
		}
	}

	private void run(String query) throws SQLException {
		SessionForm.execute(this.connection, query);
	}

}
