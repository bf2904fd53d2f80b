package com.ofauto.migrations.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.Internal;

/**
 * Makes text from elsewhere safe for a terminal and a log. Names and messages can hold
 * characters that control a terminal, forge a line of the log, or change the direction of
 * text; these are written as escapes, such as {@code \n} and {@code \u001b}.
 *
 * @since 0.1.0
 */
@Internal
public final class ReadableText {

	private ReadableText() {
	}

	/**
	 * Returns a name for use in a sentence, on one line.
	 * @param name a name of anything
	 * @return the name, its harmful characters escaped
	 */
	public static String name(String name) {
		return isPrintable(name) ? name : escape(Patterns.IN_NAME, name);
	}

	/**
	 * Returns text from elsewhere for use in a message: its further lines are indented,
	 * so that none looks like a line of this library.
	 * @param text one or more lines
	 * @return the text, its harmful characters escaped
	 */
	public static String quoted(String text) {
		return lines(text).replace("\n", "\n    ");
	}

	/**
	 * Returns text from elsewhere as the end of a sentence: a full stop ends it, unless
	 * it is a sentence or several lines already.
	 * @param text one or more lines
	 * @return the text, its harmful characters escaped
	 */
	static String quotedEnd(String text) {
		String quoted = quoted(text.stripTrailing());
		return (quoted.contains("\n") || quoted.matches(".*[.!?]")) ? quoted : quoted + ".";
	}

	/**
	 * Returns what a failure says, its further lines indented; those of the driver are.
	 * @param failure the failure
	 * @return its message, its harmful characters escaped
	 */
	static String said(Throwable failure) {
		String text = lines(String.valueOf(failure.getMessage()));
		return (failure instanceof MigrationException) ? text : Patterns.UNINDENTED.matcher(text).replaceAll("\n    ");
	}

	/**
	 * Returns a whole message, whose lines are wanted.
	 * @param text one or more lines
	 * @return the text, its harmful characters but tabs and ends of lines escaped
	 */
	public static String lines(String text) {
		return escape(Patterns.IN_TEXT, Patterns.LINE_END.matcher(text).replaceAll("\n"));
	}

	static boolean isHarmful(String name) {
		return !isPrintable(name) && Patterns.IN_NAME.matcher(name).find();
	}

	/**
	 * The name that is written with escapes in a message, in which a person reads and
	 * copies it.
	 */
	static String original(String name) {
		return Patterns.ESCAPE.matcher(name).replaceAll((found) -> Matcher.quoteReplacement(switch (found.group()) {
			case "\\n" -> "\n";
			case "\\r" -> "\r";
			case "\\t" -> "\t";
			default -> String.valueOf((char) Integer.parseInt(found.group().substring(2), 16));
		}));
	}

	private static String escape(Pattern harmful, String text) {
		Matcher matcher = harmful.matcher(text);
		return matcher.find() ? matcher.replaceAll((found) -> Matcher.quoteReplacement(escape(found.group()))) : text;
	}

	private static String escape(String character) {
		return switch (character) {
			case "\n" -> "\\n";
			case "\r" -> "\\r";
			case "\t" -> "\\t";
			default -> "\\u%04x".formatted((int) character.charAt(0));
		};
	}

	/**
	 * Whether all of it is printable ASCII, which names nearly always are: a start looks
	 * at each.
	 */
	private static boolean isPrintable(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
				return false;
			}
		}
		return true;
	}

	/**
	 * What only a text that is not printable needs.
	 */
	private static final class Patterns {

		/** Controls of both ranges, ends of lines, and marks of direction. */
		private static final String HARMFUL = "\\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069";

		static final Pattern IN_NAME = Pattern.compile("[" + HARMFUL + "]");

		static final Pattern IN_TEXT = Pattern.compile("[" + HARMFUL + "&&[^\n\t]]");

		static final Pattern ESCAPE = Pattern.compile("\\\\(?:[nrt]|u[0-9a-f]{4})");

		static final Pattern UNINDENTED = Pattern.compile("\n(?!  )");

		static final Pattern LINE_END = Pattern.compile("\r\n");

	}

}
