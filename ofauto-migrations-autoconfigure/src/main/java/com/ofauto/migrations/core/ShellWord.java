package com.ofauto.migrations.core;

import java.util.regex.Pattern;

import com.ofauto.migrations.Internal;

/**
 * A word of a command as a POSIX shell takes it. Names of migrations come from
 * directories and from the history, where anybody may have written them, and a command
 * that a message proposes is pasted.
 *
 * @since 0.1.0
 */
@Internal
public final class ShellWord {

	private static final Pattern PLAIN = Pattern.compile("(?!=)[\\p{L}\\p{N}_@%+=:,./…-]+");

	private ShellWord() {
	}

	/**
	 * A word that the shell hands on as it is.
	 * @param value any text
	 * @return the text, in quotes unless no shell sees anything in it
	 */
	public static String of(String value) {
		return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
	}

	/**
	 * An option of ours with its value, which is not taken for another option.
	 * @param name the option's name with both hyphens
	 * @param value any text
	 * @return what to type
	 */
	public static String option(String name, String value) {
		return name + (value.startsWith("-") ? "=" : " ") + of(value);
	}

}
