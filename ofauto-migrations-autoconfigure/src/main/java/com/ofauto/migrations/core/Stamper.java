package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the stamp. It is one message, which does nothing if somebody else has changed
 * the comment since it was read, or deploys at this moment.
 */
final class Stamper {

	private static final String STAMP = """
			DO $ofauto$
			BEGIN
				IF pg_catalog.pg_try_advisory_xact_lock(72707369)
						AND pg_catalog.obj_description(%1$s::pg_catalog.regclass, 'pg_class')
							IS NOT DISTINCT FROM %2$s THEN
					PERFORM pg_catalog.set_config('lock_timeout', '1s', true);
					COMMENT ON TABLE %3$s IS %4$s;
					RAISE INFO 'stamped';
				END IF;
			EXCEPTION WHEN insufficient_privilege THEN
				RAISE INFO 'not the owner';
			WHEN lock_not_available OR read_only_sql_transaction THEN
				NULL;
			END
			$ofauto$""";

	private final Session session;

	private final String before;

	Stamper(Session session) {
		this(session, "");
	}

	/**
	 * A stamper for a table that is created in the same message.
	 */
	Stamper(Session session, String create) {
		this.session = session;
		this.before = create.isEmpty() ? "" : create + ";\n";
	}

	/**
	 * Writes the environment into a database that has no stamp, or one of another
	 * database. The table that was to be created is created in any case.
	 */
	void writeIfDue(Gate gate, String table, DatabaseMark mark, MigrationListener listener) {
		if (!gate.stamps(mark)) {
			if (!this.before.isEmpty()) {
				this.session.send("create the history of migrations", this.before);
			}
			return;
		}
		if (mark.stamp() != null) {
			listener.foreignStamp(gate.environment());
		}
		List<String> answers = send(gate.environment(), table, mark);
		if (answers.contains("stamped")) {
			listener.stamped(gate.environment());
		}
		else if (answers.contains("not the owner")) {
			listener.notStamped(gate.environment());
		}
	}

	/**
	 * Writes a stamp.
	 * @param environment the environment
	 * @param table the history table with its schema, quoted
	 * @param mark what the database said when it was looked at
	 * @return whether it was written; a role that does not own the table cannot
	 */
	boolean write(MigrationEnvironment environment, String table, DatabaseMark mark) {
		return send(environment, table, mark).contains("stamped");
	}

	private List<String> send(MigrationEnvironment environment, String table, DatabaseMark mark) {
		List<String> answers = new ArrayList<>();
		Wire.Outcome outcome = this.session.wire()
			.send(this.before + STAMP.formatted(Sql.literal(table), Sql.literal(mark.comment()), table,
					Sql.literal(Stamp.write(environment, mark.binding(), mark.comment()))),
					(notice, completed) -> answers.add(String.valueOf(notice.getMessage())));
		SQLException error = outcome.error();
		if (error != null) {
			throw new DatabaseAccessException("stamp the database", error);
		}
		return answers;
	}

}
