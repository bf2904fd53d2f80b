package com.ofauto.migrations.core.script;

/**
 * Follows the tokens of a statement as far as they decide where it ends: inside
 * {@code BEGIN ATOMIC … END} a semicolon does not end it, and after
 * {@code COPY … FROM STDIN} there is data. {@code COPY … TO STDOUT} has no client to send
 * rows to.
 */
final class StatementShape {

	private enum State {

		START, CREATE, ROUTINE, ROUTINE_BEGIN, ROUTINE_BODY, COPY, COPY_FROM, COPY_FROM_STDIN, COPY_TO,

		COPY_TO_STDOUT, DECIDED

	}

	private State state = State.START;

	private int bodyDepth;

	private boolean labelNext;

	void reset() {
		this.state = State.START;
		this.labelNext = false;
	}

	/**
	 * Whether further tokens can change anything.
	 */
	boolean isUndecided() {
		return this.state != State.DECIDED && this.state != State.COPY_FROM_STDIN && this.state != State.COPY_TO_STDOUT;
	}

	boolean isInsideBody() {
		return this.state == State.ROUTINE_BODY;
	}

	boolean copiesFromStdin() {
		return this.state == State.COPY_FROM_STDIN;
	}

	/**
	 * Whether rows are sent to the client.
	 */
	boolean copiesToStdout() {
		return this.state == State.COPY_TO_STDOUT;
	}

	/**
	 * Takes a word that stands outside parentheses.
	 */
	void word(String word) {
		boolean label = this.labelNext;
		this.labelNext = word.equals("AS");
		if (!label) {
			this.state = after(word);
		}
	}

	/**
	 * Takes a token outside parentheses that is not a word.
	 */
	void other(boolean dot) {
		this.labelNext = dot;
		this.state = switch (this.state) {
			case COPY, ROUTINE, ROUTINE_BODY, COPY_FROM_STDIN, COPY_TO_STDOUT -> this.state;
			case ROUTINE_BEGIN -> State.ROUTINE;
			default -> State.DECIDED;
		};
	}

	private State after(String word) {
		return switch (this.state) {
			case START -> switch (word) {
				case "CREATE" -> State.CREATE;
				case "COPY" -> State.COPY;
				default -> State.DECIDED;
			};
			case CREATE -> switch (word) {
				case "OR", "REPLACE" -> State.CREATE;
				case "FUNCTION", "PROCEDURE" -> State.ROUTINE;
				default -> State.DECIDED;
			};
			case ROUTINE -> word.equals("BEGIN") ? State.ROUTINE_BEGIN : State.ROUTINE;
			case ROUTINE_BEGIN -> afterBegin(word);
			case ROUTINE_BODY -> insideBody(word);
			case COPY -> switch (word) {
				case "FROM" -> State.COPY_FROM;
				case "TO" -> State.COPY_TO;
				default -> State.COPY;
			};
			case COPY_FROM -> switch (word) {
				// PostgreSQL accepts STDOUT for STDIN.
				case "STDIN", "STDOUT" -> State.COPY_FROM_STDIN;
				default -> State.DECIDED;
			};
			case COPY_TO -> switch (word) {
				case "STDIN", "STDOUT" -> State.COPY_TO_STDOUT;
				default -> State.DECIDED;
			};
			case COPY_FROM_STDIN, COPY_TO_STDOUT, DECIDED -> this.state;
		};
	}

	private State afterBegin(String word) {
		this.bodyDepth = 1;
		return word.equals("ATOMIC") ? State.ROUTINE_BODY : State.ROUTINE;
	}

	private State insideBody(String word) {
		switch (word) {
			case "CASE" -> this.bodyDepth++;
			case "END" -> this.bodyDepth--;
			default -> {
			}
		}
		return (this.bodyDepth > 0) ? State.ROUTINE_BODY : State.DECIDED;
	}

}
