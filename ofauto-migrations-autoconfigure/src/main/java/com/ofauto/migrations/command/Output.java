package com.ofauto.migrations.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.ReadableText;
import org.jspecify.annotations.Nullable;

/**
 * The output of a command: data on one stream, everything else on another, and questions
 * only where a person can answer.
 *
 * @since 0.1.0
 */
public final class Output {

	private final PrintStream data;

	private final PrintStream notes;

	private final Style style;

	private final @Nullable BufferedReader answers;

	private final @Nullable TransientLine transientLine;

	/** Who types for a person, if it is not a person. */
	private final @Nullable AgentMark agent;

	/** Whether that may confirm too, in development. */
	private final boolean agentsMayConfirm;

	private final Consumer<Record> views;

	/** What prints for this one, if this is of a part of the work. */
	private final @Nullable Output outer;

	/** The line before the next one, until that is printed. */
	private @Nullable String heading;

	private boolean spoken;

	/**
	 * Creates an output.
	 * @param data what another program may read
	 * @param notes progress, questions and failures
	 * @param colour whether a terminal shows the data in colour
	 * @param answers where a person answers, or {@code null} without a terminal
	 */
	public Output(PrintStream data, PrintStream notes, boolean colour, @Nullable BufferedReader answers) {
		this(data, notes, colour, answers, null);
	}

	Output(PrintStream data, PrintStream notes, boolean colour, @Nullable BufferedReader answers,
			@Nullable TransientLine transientLine) {
		this.outer = null;
		this.transientLine = transientLine;
		this.agent = null;
		this.agentsMayConfirm = false;
		this.data = data;
		this.notes = notes;
		this.style = new Style(colour);
		this.answers = answers;
		this.views = (view) -> data(Json.write(view));
	}

	private Output(Output same, @Nullable AgentMark agent, boolean agentsMayConfirm) {
		this.outer = same.outer;
		this.transientLine = same.transientLine;
		this.agent = agent;
		this.agentsMayConfirm = agentsMayConfirm;
		this.data = same.data;
		this.notes = same.notes;
		this.style = same.style;
		this.answers = same.answers;
		this.views = same.views;
	}

	private Output(Output outer, Consumer<Record> views) {
		this.outer = outer;
		this.transientLine = outer.transientLine;
		this.agent = outer.agent;
		this.agentsMayConfirm = outer.agentsMayConfirm;
		this.data = outer.data;
		this.notes = outer.notes;
		this.style = outer.style;
		this.answers = outer.answers;
		this.views = views;
	}

	/**
	 * The same output where a program types in place of a person.
	 * @param mark the mark that it has left, or {@code null} for a person
	 * @param mayConfirm whether it may confirm too, in development and tests
	 * @return a new output
	 */
	@Internal
	public Output typedBy(@Nullable AgentMark mark, boolean mayConfirm) {
		return new Output(this, mark, mayConfirm);
	}

	/**
	 * An output of one part of the work, which the lines of this one belong to as well.
	 * @param heading the line before the part's first line, if it has any
	 * @param views takes what the part says to a program
	 */
	synchronized Output headed(String heading, Consumer<Record> views) {
		this.heading = heading;
		return new Output(this, views);
	}

	/**
	 * Ends the last part, whether it has printed anything or not.
	 */
	synchronized void unheaded() {
		this.heading = null;
	}

	/**
	 * Prints a line of what was asked for.
	 * @param line one or more lines
	 */
	public synchronized void data(String line) {
		print(this.data, line);
	}

	/**
	 * Prints what was asked for, for a program.
	 * @param value of records, lists, texts, numbers and booleans; a component that is
	 * {@code null} is left out
	 */
	public void json(Record value) {
		this.views.accept(value);
		this.spoken = true;
	}

	/**
	 * Whether anything was printed for a program.
	 */
	boolean hasSpoken() {
		return this.spoken;
	}

	/**
	 * Prints a line for a person: progress, a warning, a failure.
	 * @param line one or more lines
	 */
	public synchronized void note(String line) {
		print(this.notes, line);
	}

	private synchronized void print(PrintStream stream, String line) {
		if (this.outer != null) {
			this.outer.print(stream, line);
			return;
		}
		rewrite("");
		if (this.heading != null) {
			stream.println(readable(this.heading));
			this.heading = null;
		}
		stream.println(readable(line));
		stream.flush();
	}

	/**
	 * Shows a line for a person that the next one takes the place of.
	 * @param line one line, or nothing to take it back
	 * @return {@code false} if there is no terminal that can show it
	 */
	synchronized boolean rewrite(String line) {
		if (this.transientLine == null) {
			return false;
		}
		if (line.isEmpty()) {
			this.transientLine.erase();
		}
		else {
			this.transientLine.show(ReadableText.name(line));
		}
		return true;
	}

	/**
	 * Asks a person.
	 * @param question the question, without a line end
	 * @return the answer, or empty if there is no terminal
	 */
	public Optional<String> ask(String question) {
		if (this.answers == null) {
			return Optional.empty();
		}
		this.notes.print(readable(question));
		this.notes.flush();
		try {
			return Optional.ofNullable(this.answers.readLine()).map(String::strip);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Refuses what a person has to confirm where a program types for one, also on a
	 * terminal, since such a program can have one too.
	 * @param consequence what is about to happen, as a sentence
	 * @param command the words that were typed
	 * @param gate the environment of the database
	 * @throws CommandRefusedException if it has left its mark
	 */
	@Internal
	public void requirePerson(String consequence, String command, Gate gate) {
		if (this.agent != null && !(this.agentsMayConfirm && gate.developing())) {
			throw new CommandRefusedException(
					consequence + " A person has to confirm that, and " + this.agent.describe() + ". Nothing was done.",
					"Ask the person to type it in a terminal of their own: " + Invocation.of(command));
		}
	}

	/**
	 * Only the colours of this library may control a terminal.
	 */
	private static String readable(String text) {
		StringBuilder readable = new StringBuilder();
		Matcher colours = Style.CODES.matcher(text);
		int end = 0;
		while (colours.find()) {
			readable.append(ReadableText.lines(text.substring(end, colours.start()))).append(colours.group());
			end = colours.end();
		}
		return readable.append(ReadableText.lines(text.substring(end))).toString();
	}

	Style style() {
		return this.style;
	}

}
