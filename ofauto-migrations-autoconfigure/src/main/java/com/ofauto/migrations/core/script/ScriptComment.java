package com.ofauto.migrations.core.script;

import java.util.Locale;

/**
 * A comment in which the author tells this library something:
 * {@code /}{@code * ofauto: … *}{@code /} or {@code -- ofauto: …}.
 *
 * @param text what stands behind the colon
 * @param line the line where the comment begins, from 1
 * @param column the column where it begins in code points, from 1
 * @since 0.1.0
 */
public record ScriptComment(String text, int line, int column) {

	private static final String BACKFILL = "backfill";

	/**
	 * Whether it makes the file a backfill.
	 */
	public boolean isBackfill() {
		return isBackfill(this.text);
	}

	/**
	 * Whether it is about the file's transaction, which only the head of the file may
	 * say.
	 */
	public boolean isAboutTransaction() {
		return first(this.text).equals("transaction");
	}

	/**
	 * Whether it accepts what a statement does.
	 */
	public boolean isAcceptance() {
		return first(this.text).equals("accept");
	}

	static boolean isBackfill(String text) {
		return first(text).equals(BACKFILL);
	}

	private static String first(String text) {
		return text.strip().split("[^\\p{L}_]", 2)[0].toLowerCase(Locale.ROOT);
	}

	public ScriptException failure(String reason) {
		return new ScriptException(reason, this.line, this.column);
	}

	/**
	 * What is wrong with words that are not known.
	 */
	public ScriptException unknown() {
		return failure(unknown(this.text));
	}

	static String unknown(String text) {
		return "\"" + text.strip() + "\" is not known; " + ScriptHead.KNOWN;
	}

}
