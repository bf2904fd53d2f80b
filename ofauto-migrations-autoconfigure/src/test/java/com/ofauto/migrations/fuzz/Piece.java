package com.ofauto.migrations.fuzz;

import java.util.List;

/**
 * A part of a generated script, whole in itself.
 *
 * @param text what stands in the script
 * @param verdict what is known of a script that has it
 * @param marks the tables that exist once it has run, in the order of their making
 */
record Piece(String text, Verdict verdict, List<String> marks) {

	/** Stands for a byte that is not UTF-8. */
	static final char BROKEN_BYTE = '\uE000';

	/** A table of this name never exists. */
	static final String NEVER = "fz_never";

	static Piece good(String mark, String text) {
		return new Piece(text.replace("$m", mark), Verdict.RUNS, List.of(mark));
	}

	static Piece plain(String text) {
		return new Piece(text, Verdict.RUNS, List.of());
	}

	static Piece bad(String text) {
		return new Piece(text, Verdict.FAILS, List.of());
	}

	static Piece refused(String text) {
		return new Piece(text, Verdict.REFUSED, List.of());
	}

	static Piece odd(String text) {
		return new Piece(text, Verdict.MAY_FAIL, List.of());
	}

	/**
	 * What becomes of a script.
	 */
	enum Verdict {

		/** It is applied. */
		RUNS,

		/** It is applied or fails. */
		MAY_FAIL,

		/** It fails when it is run. */
		FAILS,

		/** It fails before anything of its file is run. */
		REFUSED

	}

}
