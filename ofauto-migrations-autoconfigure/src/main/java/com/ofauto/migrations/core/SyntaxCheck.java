package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * Lets the server parse scripts without running them. PostgreSQL parses a message whole
 * before it runs the first statement of it, and gives up the message where a statement
 * fails. So each message here begins with a statement that always fails: if that is what
 * fails, there is no syntax error behind it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html">Simple
 * Query</a>
 */
final class SyntaxCheck {

	/** Legible where it appears as an error, which is the server's log. */
	private static final String STOP = "SELECT 'OFAuto Migrations checks the syntax of this and runs nothing'::integer";

	private static final String STOPPED = "22P02";

	/** Feature not supported, data, syntax, limits: what a parser can find. */
	private static final Set<String> CLASSES = Set.of("0A", "22", "42", "54");

	private final Session session;

	private SyntaxCheck(Session session) {
		this.session = session;
	}

	/**
	 * Checks migrations, on one connection and with one message each; a long script takes
	 * several.
	 * @return what is wrong, one failure for each script that cannot be applied
	 * @throws DatabaseAccessException if the server says something else
	 */
	static List<MigrationScriptException> broken(OngoingWork work, List<Migration> migrations) {
		List<MigrationScriptException> broken = new ArrayList<>();
		if (!migrations.isEmpty()) {
			try (Session session = work.open()) {
				session.rollback();
				SyntaxCheck check = new SyntaxCheck(session);
				for (Migration migration : migrations) {
					MigrationScriptException failure = check.failure(migration);
					if (failure != null) {
						broken.add(failure);
					}
				}
			}
		}
		return broken;
	}

	private @Nullable MigrationScriptException failure(Migration migration) {
		try {
			ScriptOutliner.outline(migration);
			parse(migration);
			return null;
		}
		catch (MigrationScriptException ex) {
			return ex;
		}
		catch (MessageFailure ex) {
			return new MigrationScriptException(migration.name(), ex.describe(migration), ex.error());
		}
	}

	private void parse(Migration migration) throws MessageFailure {
		List<ScriptStatement> chunk = new ArrayList<>();
		int length = 0;
		try (ScriptSource script = ScriptSource.open(migration)) {
			for (ScriptStatement statement = script.next(); statement != null; statement = script.next()) {
				chunk.add(statement);
				length += statement.text().length();
				if (length >= Message.FULL) {
					parse(chunk);
					chunk.clear();
					length = 0;
				}
			}
		}
		if (!chunk.isEmpty()) {
			parse(chunk);
		}
	}

	private void parse(List<ScriptStatement> statements) throws MessageFailure {
		MessageFailure failure = send(statements);
		if (failure.purpose() == Message.Purpose.SCRIPT) {
			throw failure;
		}
		if (failure.sqlState().equals(STOPPED)) {
			return;
		}
		if (failure.saidByDriver() || !CLASSES.contains(failure.sqlState().substring(0, 2))) {
			throw new DatabaseAccessException("check the syntax of migrations", failure.error());
		}
		narrow(statements, failure);
	}

	/**
	 * PostgreSQL gives no place for some errors, such as a character that the database's
	 * encoding does not have. The statement is found by sending less and less.
	 */
	private void narrow(List<ScriptStatement> statements, MessageFailure failure) throws MessageFailure {
		if (statements.size() == 1) {
			ScriptStatement statement = statements.get(0);
			throw new MessageFailure(failure.error(), Message.Purpose.SCRIPT, statement.line(), statement.column(),
					statement.text(), 0);
		}
		int half = statements.size() / 2;
		parse(statements.subList(0, half));
		parse(statements.subList(half, statements.size()));
	}

	private MessageFailure send(List<ScriptStatement> statements) {
		Message message = new Message().own(Message.Purpose.OURS, STOP);
		statements.forEach(message::script);
		try {
			message.send(this.session.simpleQuery(), (notice, completed) -> {
			});
		}
		catch (MessageFailure ex) {
			return ex;
		}
		throw new IllegalStateException("The server ran a message whose first statement cannot be run: " + STOP);
	}

}
