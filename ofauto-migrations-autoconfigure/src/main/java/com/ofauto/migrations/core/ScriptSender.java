package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.script.ScriptStatement;
import com.ofauto.migrations.core.script.StatementTokens;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Sends a script's statements in chunks of bounded size, and the data of its COPY
 * statements through the copy protocol.
 */
final class ScriptSender {

	private static final Pattern COPY_LINE = Pattern.compile("^COPY [^\n]*?, \\p{L}+ (\\d+)");

	private static final List<String> SET_TRANSACTION = List.of("SET", "TRANSACTION");

	private final RunContext context;

	private final Migration migration;

	private final ScriptWatch watch;

	private final Message guard;

	private final @Nullable Prelock prelock;

	private Message message;

	private final Observation observation;

	private boolean guarded;

	private boolean observed;

	/**
	 * Creates a sender.
	 * @param message what goes before the script
	 * @param guard the queries that go before it, which make sure that it may run
	 */
	ScriptSender(RunContext context, Migration migration, Message message, Message guard) {
		this(context, migration, message, guard, null);
	}

	/**
	 * Creates a sender of a script whose locks are known.
	 * @param prelock the locks, or {@code null} if they are not
	 */
	ScriptSender(RunContext context, Migration migration, Message message, Message guard, @Nullable Prelock prelock) {
		this.context = context;
		this.migration = migration;
		this.guard = guard;
		this.watch = context.bounds().watch(context, migration);
		this.message = message;
		this.observation = context.observation();
		this.prelock = prelock;
	}

	/**
	 * The message that goes out next.
	 */
	Message message() {
		return this.message;
	}

	void send(ScriptStatement statement, ScriptSource script) throws MessageFailure {
		String text = this.watch.text(statement, false);
		if (text == null) {
			this.observation.passed(statement);
			return;
		}
		guardBefore(statement);
		if (this.prelock != null) {
			this.prelock.before(statement, this.message, this.guarded);
		}
		this.watch.before(statement, this.message);
		if (!this.observation.none()) {
			observed(statement, text, script);
			return;
		}
		if (statement.copiesFromStdin()) {
			flush();
			copy(statement, script);
		}
		else {
			this.message.script(statement, text);
			this.watch.after(statement, this.message);
			this.message.own(Message.Purpose.LOOK, this.context.history().behindStatement(this.guarded, false));
			if (this.message.isFull()) {
				flush();
			}
		}
	}

	/**
	 * Puts a statement into the message that takes the place of one of the script.
	 * @return its number in the message
	 */
	int send(ScriptStatement statement) throws MessageFailure {
		guardBefore(statement);
		this.watch.before(statement, this.message);
		int number = this.message.size();
		this.message.script(statement);
		this.watch.after(statement, this.message);
		return number;
	}

	/**
	 * Nothing goes with the statement, and the observer looks behind it. Before
	 * {@code SET TRANSACTION} nobody may ask.
	 */
	private void observed(ScriptStatement statement, String text, ScriptSource script) throws MessageFailure {
		flush();
		if (this.guarded && !this.observed) {
			this.observed = true;
			this.observation.transactionBegins();
		}
		String command = "COPY";
		if (statement.copiesFromStdin()) {
			command += " " + copy(statement, script);
		}
		else {
			this.message.script(statement, text);
			this.watch.after(statement, this.message);
			command = flush();
		}
		if (this.observed) {
			this.observation.ran(statement, command);
		}
		else {
			this.observation.passed(statement);
		}
	}

	/**
	 * Tells the observer that all of the script has been sent, and the transaction ended.
	 */
	void ended(boolean committed) {
		if (this.observed) {
			this.observation.transactionEnds(committed);
		}
	}

	/**
	 * Puts behind the script what makes sure that it has kept its word, and its bounds.
	 */
	Message checked() {
		guard();
		this.message.own(Message.Purpose.LOOK, this.context.history().behindStatement(true, true))
			.own(Message.Purpose.CONSTRAINTS, "SET CONSTRAINTS ALL IMMEDIATE");
		this.watch.atEnd(this.message);
		this.message.own(Message.Purpose.LOOK, this.context.history().behindScript());
		return this.message;
	}

	/**
	 * {@code SET TRANSACTION} must come before any query.
	 */
	private void guardBefore(ScriptStatement statement) {
		if (!this.guarded && !StatementTokens.words(statement.text(), 2).equals(SET_TRANSACTION)) {
			guard();
		}
	}

	private void guard() {
		if (!this.guarded) {
			this.message.followedBy(this.guard);
			this.guarded = true;
		}
	}

	/**
	 * Sends what is there.
	 * @return the server's tag of the first statement
	 */
	String flush() throws MessageFailure {
		if (!this.message.isEmpty()) {
			Message full = this.message;
			this.message = full.next();
			try {
				return full.send(this.context.session().simpleQuery(), this.context.notices(this.migration));
			}
			catch (MessageFailure ex) {
				throw explain(ex);
			}
		}
		return "";
	}

	/**
	 * Sends what is there.
	 * @param changing the number of a statement in it that changes rows
	 * @param asking the number of one that returns a number
	 * @return how many rows the one has changed, and what the other one has returned
	 */
	Changed changed(int changing, int asking) throws MessageFailure {
		Message full = this.message;
		this.message = full.next();
		long[] answers = new long[2];
		SimpleQuery.Outcome outcome = full.exchange(this.context.session().simpleQuery(),
				this.context.notices(this.migration), new SimpleQuery.Answers() {

					@Override
					public void value(String value, int completed) {
						answers[1] = (completed == asking) ? Long.parseLong(value) : answers[1];
					}

					@Override
					public void changed(long rows, int completed) {
						answers[0] = (completed == changing) ? rows : answers[0];
					}

				});
		if (outcome.error() != null) {
			throw explain(full.failure(outcome));
		}
		return new Changed(answers[0], answers[1]);
	}

	/**
	 * What a failed check behind the script means, in words.
	 */
	MessageFailure explain(MessageFailure failure) {
		return this.watch.explain(failure);
	}

	/**
	 * Sends the data behind a statement.
	 * @return how many rows there were
	 */
	private long copy(ScriptStatement statement, ScriptSource script) throws MessageFailure {
		@Nullable CopyIn copy = null;
		try {
			copy = this.context.session().connection().unwrap(PGConnection.class).getCopyAPI().copyIn(statement.text());
			copy(script, copy);
			return copy.endCopy();
		}
		catch (SQLException ex) {
			throw new MessageFailure(ex, Message.Purpose.SCRIPT, line(statement, ex), 1, statement.text(), 0);
		}
		finally {
			cancel(copy);
		}
	}

	private void copy(ScriptSource script, CopyIn copy) throws SQLException {
		script.copyData((bytes, offset, length) -> {
			if (this.context.session().isCancelled()) {
				throw new SQLException("cancelled before all of it was sent", SimpleQuery.CANCELLED);
			}
			copy.writeToCopy(bytes, offset, length);
		});
	}

	private static void cancel(@Nullable CopyIn copy) {
		try {
			if (copy != null && copy.isActive()) {
				copy.cancelCopy();
			}
		}
		catch (SQLException ex) {
			// The server says that the copy was cancelled.
		}
	}

	private static int line(ScriptStatement statement, SQLException ex) {
		ServerErrorMessage server = (ex instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		String where = (server != null) ? server.getWhere() : null;
		Matcher line = COPY_LINE.matcher((where != null) ? where : "");
		if (!line.find()) {
			return statement.line();
		}
		int lines = (int) statement.text().chars().filter((character) -> character == '\n').count();
		return statement.line() + lines + Integer.parseInt(line.group(1));
	}

	/**
	 * What two statements answered.
	 *
	 * @param rows how many rows the first has changed
	 * @param found the number that the second returned
	 */
	record Changed(long rows, long found) {

	}

}
