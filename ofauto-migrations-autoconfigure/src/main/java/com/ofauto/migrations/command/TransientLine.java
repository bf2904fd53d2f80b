package com.ofauto.migrations.command;

import java.io.PrintStream;

/**
 * The last line of a terminal, which is overwritten until something else is printed. It
 * needs nothing of the terminal but a carriage return.
 */
final class TransientLine {

	/** A line that the terminal wraps cannot be overwritten. */
	private static final int LONGEST = 79;

	private final PrintStream terminal;

	private int shown;

	TransientLine(PrintStream terminal) {
		this.terminal = terminal;
	}

	void show(String text) {
		String line = (text.length() <= LONGEST) ? text : text.substring(0, LONGEST);
		this.terminal.print("\r" + line + " ".repeat(Math.max(0, this.shown - line.length())));
		this.terminal.flush();
		this.shown = line.length();
	}

	void erase() {
		if (this.shown > 0) {
			this.terminal.print("\r" + " ".repeat(this.shown) + "\r");
			this.terminal.flush();
			this.shown = 0;
		}
	}

}
