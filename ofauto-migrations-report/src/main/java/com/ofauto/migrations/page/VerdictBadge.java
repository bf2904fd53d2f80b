package com.ofauto.migrations.page;

/**
 * A verdict in a word and a colour.
 */
final class VerdictBadge {

	private VerdictBadge() {
	}

	/**
	 * Writes a badge.
	 * @param kind the word of a verdict's kind
	 */
	static void write(Html html, String kind) {
		html.element("span", kind.equals("none") ? "blocks nothing" : kind.replace('-', ' '), "class",
				"badge " + tone(kind).style());
	}

	private static StateSentence.Tone tone(String kind) {
		return switch (kind) {
			case "none" -> StateSentence.Tone.GOOD;
			case "brief" -> StateSentence.Tone.BUSY;
			case "blocks-writes", "unknown" -> StateSentence.Tone.ATTENTION;
			default -> StateSentence.Tone.STOP;
		};
	}

}
