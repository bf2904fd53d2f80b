package com.ofauto.migrations.devtools.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.ofauto.migrations.command.Output;

/**
 * Asks a person, if there is one.
 */
final class Terminal {

	private final Output output;

	Terminal(Output output) {
		this.output = output;
	}

	/**
	 * Ask for yes or no.
	 * @return the answer, or empty without a terminal
	 */
	Optional<Boolean> yes(String question) {
		return this.output.ask(question + " [y/N] ")
			.map((answer) -> List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT)));
	}

	/**
	 * Ask for words.
	 * @return the answer, or empty without a terminal
	 */
	Optional<String> words(String question) {
		return this.output.ask(question + " ");
	}

}
