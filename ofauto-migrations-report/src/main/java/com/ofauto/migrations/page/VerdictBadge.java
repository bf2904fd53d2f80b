package com.ofauto.migrations.page;

import java.util.stream.Stream;

import com.ofauto.migrations.verdict.VerdictKind;

/**
 * A verdict in words and a colour.
 */
final class VerdictBadge {

	private VerdictBadge() {
	}

	/**
	 * Writes a badge.
	 * @param word the word of a verdict's kind
	 */
	static void write(Html html, String word) {
		Stream.of(VerdictKind.values())
			.filter((kind) -> kind.word().equals(word))
			.findFirst()
			.ifPresentOrElse((kind) -> write(html, kind.text(), tone(kind)),
					() -> write(html, word, StateSentence.Tone.STOP));
	}

	private static void write(Html html, String text, StateSentence.Tone tone) {
		html.element("span", text, "class", "badge " + tone.style());
	}

	private static StateSentence.Tone tone(VerdictKind kind) {
		return switch (kind) {
			case NONE -> StateSentence.Tone.GOOD;
			case BRIEF -> StateSentence.Tone.BUSY;
			case BLOCKS_WRITES, UNKNOWN -> StateSentence.Tone.ATTENTION;
			case BLOCKS_EVERYTHING, LOSES_DATA -> StateSentence.Tone.STOP;
		};
	}

}
