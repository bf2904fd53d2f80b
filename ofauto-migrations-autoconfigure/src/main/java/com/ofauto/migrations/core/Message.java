package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

import com.ofauto.migrations.core.script.ScriptStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Statements that go to the server as one text. It remembers where each of them stands,
 * so that a failure can be traced to its line, whether PostgreSQL gives a position or
 * only stops.
 */
final class Message {

	static final int FULL = 256 * 1024;

	private static final String STATEMENT_END = "\n;\n";

	private final StringBuilder text;

	private final List<Part> parts = new ArrayList<>();

	/** The last statement of the script in the messages before. */
	private @Nullable ScriptStatement before;

	Message() {
		this(256);
	}

	/**
	 * Creates a message.
	 * @param length how long it will most likely be
	 */
	Message(int length) {
		this.text = new StringBuilder(length);
	}

	/**
	 * A message of one statement, which is long.
	 */
	static Message of(Purpose purpose, String sql) {
		return new Message(sql.length() + STATEMENT_END.length()).own(purpose, sql);
	}

	Message own(Purpose purpose, String sql) {
		add(purpose, 0, 0, sql);
		return this;
	}

	Message own(List<String> statements) {
		return own(Purpose.OURS, statements);
	}

	Message own(Purpose purpose, List<String> statements) {
		statements.forEach((sql) -> own(purpose, sql));
		return this;
	}

	/**
	 * Puts another message behind this one.
	 */
	Message followedBy(Message other) {
		int shift = this.text.length();
		other.parts.forEach((part) -> this.parts
			.add(new Part(part.start() + shift, part.end() + shift, part.purpose(), part.line(), part.column())));
		this.text.append(other.text);
		return this;
	}

	void script(ScriptStatement statement) {
		script(statement, statement.text());
	}

	/**
	 * Adds a statement of a script with a text that stands for its own.
	 */
	void script(ScriptStatement statement, String text) {
		add(Purpose.SCRIPT, statement.line(), statement.column(), text);
	}

	private void add(Purpose purpose, int line, int column, String sql) {
		int start = this.text.length();
		this.parts.add(new Part(start, start + sql.length(), purpose, line, column));
		// Else the end of a statement of a hundred megabytes would double them.
		this.text.ensureCapacity(start + sql.length() + STATEMENT_END.length());
		this.text.append(sql);
		// On a line of its own, since a statement may end in a comment.
		this.text.append(sql.endsWith(";") ? "\n" : STATEMENT_END);
	}

	/**
	 * An empty message that goes out behind this one.
	 */
	Message next() {
		Message next = new Message();
		next.before = this.before;
		for (Part part : this.parts) {
			if (part.purpose() == Purpose.SCRIPT) {
				next.before = new ScriptStatement(this.text.substring(part.start(), part.end()), part.line(),
						part.column(), 0, false);
			}
		}
		return next;
	}

	boolean isFull() {
		return this.text.length() >= FULL;
	}

	int size() {
		return this.parts.size();
	}

	int length() {
		return this.text.length();
	}

	boolean isEmpty() {
		return this.parts.isEmpty();
	}

	/**
	 * Sends the statements, and passes over what the server says beside.
	 */
	void send(SimpleQuery simpleQuery) throws MessageFailure {
		send(simpleQuery, (notice, completed) -> {
		});
	}

	/**
	 * Sends the statements.
	 * @return the tag of the first one, or nothing if it returned rows
	 */
	String send(SimpleQuery simpleQuery, ObjIntConsumer<SQLWarning> notices) throws MessageFailure {
		SimpleQuery.Outcome outcome = exchange(simpleQuery, notices, null);
		if (outcome.error() != null) {
			throw failure(outcome);
		}
		return outcome.first();
	}

	/**
	 * Sends the statements, and says what came of them.
	 */
	SimpleQuery.Outcome exchange(SimpleQuery simpleQuery, ObjIntConsumer<SQLWarning> notices,
			SimpleQuery.@Nullable Answers values) {
		return simpleQuery.send(this.text.toString(), (notice, completed) -> {
			if (!isFence(completed)) {
				notices.accept(notice, completed);
			}
		}, values);
	}

	/**
	 * A fence that fails says so itself, the server's warning before it adds nothing.
	 */
	private boolean isFence(int number) {
		return number < this.parts.size() && this.parts.get(number).purpose() == Purpose.FENCE;
	}

	/**
	 * The number of the statement that the server stopped at.
	 */
	int stoppedAt(SimpleQuery.Outcome outcome) {
		int offset = offset(outcome);
		return (offset >= 0) ? partAt(offset) : Math.min(outcome.completed(), this.parts.size() - 1);
	}

	private int offset(SimpleQuery.Outcome outcome) {
		int position = position(outcome.error());
		return (position > 0 && position <= this.text.codePointCount(0, this.text.length()))
				? this.text.offsetByCodePoints(0, position - 1) : -1;
	}

	/**
	 * What the server stopped at, with its place in the script.
	 */
	MessageFailure failure(SimpleQuery.Outcome outcome) {
		int offset = offset(outcome);
		int number = stoppedAt(outcome);
		if (this.parts.get(number).purpose().concernsScript()) {
			return deferred(outcome.error(), number);
		}
		Part part = this.parts.get(number);
		int end = Math.min(offset, part.end());
		int line = part.line();
		int column = part.column();
		for (int i = part.start(); i < end; i++) {
			if (this.text.charAt(i) == '\n') {
				line++;
				column = 1;
			}
			else if (!Character.isLowSurrogate(this.text.charAt(i))) {
				column++;
			}
		}
		return new MessageFailure(outcome.error(), part.purpose(), line, column,
				this.text.substring(part.start(), part.end()), line - part.line());
	}

	/**
	 * A check behind statements belongs to none of them; the last one is the nearest.
	 */
	private MessageFailure deferred(@Nullable SQLException error, int number) {
		int last = number - 1;
		while (last >= 0 && this.parts.get(last).purpose() != Purpose.SCRIPT) {
			last--;
		}
		if (last < 0 && this.before != null) {
			return new MessageFailure(error, this.parts.get(number).purpose(), this.before.line(), this.before.column(),
					this.before.text(), 0);
		}
		Part part = this.parts.get(Math.max(last, 0));
		String statement = (last < 0) ? "" : this.text.substring(part.start(), part.end());
		return new MessageFailure(error, this.parts.get(number).purpose(), Math.max(1, part.line()),
				Math.max(1, part.column()), statement, 0);
	}

	private static int position(@Nullable Throwable error) {
		ServerErrorMessage message = (error instanceof PSQLException driver) ? driver.getServerErrorMessage() : null;
		return (message != null) ? message.getPosition() : 0;
	}

	private int partAt(int offset) {
		int number = 0;
		while (number + 1 < this.parts.size() && this.parts.get(number + 1).start() <= offset) {
			number++;
		}
		return number;
	}

	/**
	 * What a statement is for.
	 */
	enum Purpose {

		/** A statement of the migration. */
		SCRIPT,

		/** Takes a lock of the script before its statement does. */
		LOCK,

		/** Makes sure that the lock is still ours. */
		FENCE,

		/** Makes sure that nobody else has begun or finished the migration. */
		ALONE,

		/** Writes what must arrive in the history. */
		RECORD,

		/** Makes sure that writing the history runs nobody else's code. */
		TRUST,

		/** Runs the checks that the migration put off to its end. */
		CONSTRAINTS,

		/** Makes sure that nothing beyond the database was changed. */
		BEYOND,

		/** Makes sure that nothing in schemas that nobody named was changed. */
		OUTSIDE,

		/** Asks a table for rows, on behalf of the script, or captures them. */
		LOOK,
		/** Makes sure that no row is updated twice. */
		AGAIN,
		/** Says what the session has, which a run can do without. */
		SESSION,

		/** Any other statement of the runner. */
		OURS;

		/**
		 * Whether a failure is one of reading or writing the history.
		 */
		boolean concernsHistory() {
			return this == OURS || this == ALONE || this == RECORD || this == TRUST;
		}

		/**
		 * Whether a failure is one of the script, although it shows behind it.
		 */
		boolean concernsScript() {
			return this == CONSTRAINTS || this == BEYOND || this == OUTSIDE;
		}

	}

	private record Part(int start, int end, Purpose purpose, int line, int column) {

	}

}
