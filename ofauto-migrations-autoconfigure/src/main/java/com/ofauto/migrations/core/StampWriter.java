package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.core.script.Sql;

/**
 * Writes the stamp. It is one message, which does nothing if another session has changed
 * the comment since it was read, or is deploying.
 */
final class StampWriter {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final String ROWS = "rows: ";

	private static final String NOT_THE_OWNER = "not the owner";

	private static final String READ_ONLY = "read-only";

	/**
	 * A role's own default would have the transaction see the comment that was there when
	 * it began.
	 */
	private static final String LATEST = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\n";

	/**
	 * Goes on behind the look for rows. The comment is looked at under the lock with
	 * which it is written, and in an expression of its own, since none sees what was
	 * committed while it waited. It is written under the session's own path, which an
	 * event trigger may need; what such a trigger raises is not taken for PostgreSQL's
	 * answer.
	 */
	private static final String STAMP = """
			DECLARE
				context pg_catalog.text;
			BEGIN
				IF NOT pg_try_advisory_xact_lock(72707369) THEN
					NULL;
				ELSIF obj_description(%1$s::regclass, 'pg_class') IS DISTINCT FROM %2$s THEN
					NULL;
				ELSIF NOT (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = %1$s::regclass) THEN
					RAISE INFO 'not the owner';
				ELSIF why IS NOT NULL THEN
					RAISE INFO 'rows: %%', why;
				ELSE
					LOCK TABLE %3$s IN SHARE UPDATE EXCLUSIVE MODE;
					IF obj_description(%1$s::regclass, 'pg_class') IS NOT DISTINCT FROM %2$s THEN
						PERFORM pg_catalog.set_config('search_path', path, true);
						COMMENT ON TABLE %3$s IS %4$s;
						RAISE INFO 'stamped';
					END IF;
				END IF;
			EXCEPTION WHEN insufficient_privilege OR read_only_sql_transaction OR lock_not_available THEN
				GET STACKED DIAGNOSTICS context = PG_EXCEPTION_CONTEXT;
				IF strpos(split_part(context, E'\\n', 1), 'RAISE') > 0 THEN
					RAISE;
				ELSIF SQLSTATE = '42501' THEN
					RAISE INFO 'not the owner';
				ELSIF SQLSTATE = '25006' THEN
					RAISE INFO 'read-only';
				END IF;
			END;
			""";

	private final Session session;

	private final String create;

	StampWriter(Session session) {
		this(session, "");
	}

	/**
	 * A stamper for a table that is created in the same message.
	 */
	StampWriter(Session session, String create) {
		this.session = session;
		this.create = create.isEmpty() ? "" : SafePath.LOCAL + ";\n" + create + ";\n";
	}

	/**
	 * Writes the environment into a database that has no stamp and holds no rows, that
	 * has a stamp of another database, or that a run with a looser environment has
	 * stamped. The table that was to be created is created in any case.
	 */
	void writeIfDue(Gate gate, String table, DatabaseComments mark, MigrationListener listener) {
		if (!gate.stamps(mark)) {
			if (!this.create.isEmpty()) {
				this.session.send("create the history of migrations", this.create);
			}
			return;
		}
		MigrationEnvironment environment = gate.environment();
		StampedEnvironment present = mark.stamp();
		if (present != null && present.environment() != environment) {
			listener.stampReplaced(present.environment(), environment);
		}
		else if (present != null) {
			listener.foreignStamp(environment);
		}
		boolean byRun = present == null || present.byRun();
		for (String answer : send(environment, table, mark, byRun, present == null)) {
			if (answer.equals("stamped")) {
				listener.stamped(environment);
			}
			else if (answer.equals(NOT_THE_OWNER)) {
				listener.notStamped(environment);
			}
			else if (answer.startsWith(ROWS)) {
				listener.notStampedForItsRows(environment, answer.substring(ROWS.length()));
			}
		}
	}

	/**
	 * Writes a stamp that a person decided.
	 * @param environment the environment
	 * @param table the history table with its schema, quoted
	 * @param mark what the database said when it was looked at
	 * @param database the database's name
	 * @throws StampRefusedException if it was not written
	 */
	void write(MigrationEnvironment environment, String table, DatabaseComments mark, String database) {
		List<String> answers = send(environment, table, mark, false, false);
		if (answers.contains(READ_ONLY)) {
			throw StampRefusedException.readOnly(database);
		}
		if (answers.contains(NOT_THE_OWNER)) {
			throw StampRefusedException.notTheOwner(database, table);
		}
		if (!answers.contains("stamped")) {
			throw StampRefusedException.notWritten(database, table);
		}
	}

	private List<String> send(MigrationEnvironment environment, String table, DatabaseComments mark, boolean byRun,
			boolean emptyOnly) {
		String stamp = STAMP.formatted(Sql.literal(table), Sql.literal(mark.comment()), table,
				Sql.literal(Stamp.write(environment, mark.binding(), byRun, mark.comment())));
		List<String> answers = new ArrayList<>();
		SimpleQuery.Outcome outcome = this.session.simpleQuery()
			.send(LATEST + this.create
					+ (emptyOnly ? OperationScope.block(PATIENCE, stamp)
							: OperationScope.blockWithoutLook(PATIENCE, stamp)),
					(notice, completed) -> answers.add(String.valueOf(notice.getMessage())));
		SQLException error = outcome.error();
		if (error != null) {
			throw new DatabaseAccessException("stamp the database", error);
		}
		return answers;
	}

}
