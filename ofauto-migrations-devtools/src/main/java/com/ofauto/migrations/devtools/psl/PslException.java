package com.ofauto.migrations.devtools.psl;

/**
 * A Prisma schema cannot be understood. The exception has the place, the problem and the
 * remedy.
 */
public final class PslException extends RuntimeException {

	private final String file;

	private final int line;

	private final int column;

	private final String sourceLine;

	private final String problem;

	private final String remedy;

	PslException(String file, int line, int column, String sourceLine, String problem, String remedy) {
		super(message(file + ":" + line + ":" + column, column, sourceLine, problem, remedy));
		this.file = file;
		this.line = line;
		this.column = column;
		this.sourceLine = sourceLine;
		this.problem = problem;
		this.remedy = remedy;
	}

	private static String message(String place, int column, String sourceLine, String problem, String remedy) {
		String caret = sourceLine.substring(0, Math.min(column - 1, sourceLine.length())).replaceAll("[^\t]", " ");
		return place + ": " + problem + (remedy.isEmpty() ? "" : " " + remedy) + "\n    " + sourceLine + "\n    "
				+ caret + "^";
	}

	/**
	 * Return the name of the file.
	 * @return the file
	 */
	public String file() {
		return this.file;
	}

	/**
	 * Return the line, from 1.
	 * @return the line
	 */
	public int line() {
		return this.line;
	}

	/**
	 * Return the column, from 1.
	 * @return the column
	 */
	public int column() {
		return this.column;
	}

	/**
	 * Return the text of the line.
	 * @return the source line
	 */
	public String sourceLine() {
		return this.sourceLine;
	}

	/**
	 * Return what is wrong.
	 * @return the problem, a sentence
	 */
	public String problem() {
		return this.problem;
	}

	/**
	 * Return what to write instead.
	 * @return the remedy, a sentence or empty
	 */
	public String remedy() {
		return this.remedy;
	}

}
