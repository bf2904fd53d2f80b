package com.ofauto.migrations.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The streams of the process while it is a command: standard output is kept for the
 * command's data, and whatever else prints there, such as the log, goes to standard
 * error.
 *
 * @since 0.1.0
 */
@Internal
public final class StandardStreams {

	private final PrintStream data;

	private StandardStreams(PrintStream data) {
		this.data = data;
	}

	/**
	 * Takes standard output.
	 * @return the streams
	 */
	public static StandardStreams take() {
		StandardStreams streams = new StandardStreams(System.out);
		System.setOut(System.err);
		return streams;
	}

	/**
	 * Where a failure prints before it is known what is configured.
	 * @return the output
	 */
	public Output output() {
		return output(false);
	}

	/**
	 * Where a command prints: in colour and with questions only on a terminal.
	 * @param agentsMayConfirm whether programs may confirm in place of a person, in
	 * development
	 * @return the output
	 */
	public Output output(boolean agentsMayConfirm) {
		Console console = System.console();
		boolean terminal = console != null && isTerminal(console);
		BufferedReader answers = (console != null && terminal) ? new BufferedReader(console.reader()) : null;
		TransientLine line = (terminal && notesAreOnTerminal()) ? new TransientLine(System.err) : null;
		return new Output(this.data, System.err, terminal && isAbsent("NO_COLOR"), answers, line).typedBy(agent(),
				agentsMayConfirm);
	}

	private static @Nullable AgentMark agent() {
		return AgentMark.in(System.getenv(), (file) -> Files.exists(Path.of(file))).orElse(null);
	}

	/**
	 * The console says nothing of standard error. Where the system does not either, it is
	 * taken to be where the others are.
	 */
	private static boolean notesAreOnTerminal() {
		if ("dumb".equals(System.getenv("TERM"))) {
			return false;
		}
		try {
			return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString().matches("/dev/(pts/|tty|console).*");
		}
		catch (IOException | UnsupportedOperationException ex) {
			return true;
		}
	}

	/**
	 * From Java 22 on there is a console without a terminal too.
	 */
	private static boolean isTerminal(Console console) {
		try {
			return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
		}
		catch (NoSuchMethodException ex) {
			return true;
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	private static boolean isAbsent(String variable) {
		String value = System.getenv(variable);
		return value == null || value.isEmpty();
	}

}
