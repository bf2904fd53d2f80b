package com.ofauto.migrations.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.fuzz.Piece.Verdict;

/**
 * Puts pieces together to scripts.
 */
final class ScriptGenerator {

	private static final List<String> WOUNDS = List.of("'", "\"", "$", "$$", "\\", "/*", "*/", "--", ";", "(", ")",
			"\n", "\r", " ", "E", "e'", "BEGIN", "END", "CASE", "ATOMIC ", "\u0000", "U&", "\t", "😀", "\u00A0",
			"\uFEFF", "\\.");

	private final Dice dice;

	private final int majorVersion;

	private final List<String> marks = new ArrayList<>();

	private Verdict verdict = Verdict.RUNS;

	private boolean exact = true;

	private ScriptGenerator(Dice dice, int majorVersion) {
		this.dice = dice;
		this.majorVersion = majorVersion;
	}

	/**
	 * Generates what may be anything.
	 * @param prefix what the names of its tables begin with
	 */
	static Script any(Dice dice, String prefix, int majorVersion) {
		ScriptGenerator generator = new ScriptGenerator(dice, majorVersion);
		String text = generator.head() + generator.pieces(prefix);
		return generator.script(generator.ended(text));
	}

	/**
	 * Generates statements that mean the same in one transaction and in several.
	 */
	static String pure(Dice dice, String prefix, int majorVersion) {
		StringBuilder text = new StringBuilder();
		for (int number = dice.between(0, 8); number > 0; number--) {
			text.append(GoodPieces.pure(dice, prefix + number, majorVersion).text())
				.append(dice.of("\n", " ", "\r\n", "", "\n-- \r"));
		}
		String whole = dice.chance(30) ? text.toString().stripTrailing().replaceAll(";$", "") : text.toString();
		return dice.chance(50) ? wounded(dice, whole) : whole;
	}

	private String head() {
		return switch (this.dice.between(1, 20)) {
			case 1, 2, 3 -> "-- ofauto: transaction=off\n";
			case 4 -> odd("--ofauto:Transaction = ON\n");
			case 5 -> refused("-- ofauto: transaction=maybe\n");
			case 6 -> refused("-- ofauto: transaction=off\n/* ; */ -- ofauto: transaction=on\n");
			case 7 -> "-- ofauto is used here\n/* -- ofauto: transaction=x */\n";
			case 8 -> refused("\uFEFF");
			default -> "";
		};
	}

	private String odd(String text) {
		note(Verdict.MAY_FAIL);
		return text;
	}

	private String refused(String text) {
		note(Verdict.REFUSED);
		return text;
	}

	private void note(Verdict other) {
		this.verdict = (other.compareTo(this.verdict) > 0) ? other : this.verdict;
	}

	private String pieces(String prefix) {
		StringBuilder text = new StringBuilder();
		boolean bad = this.dice.chance(40);
		for (int number = this.dice.between(0, 6); number > 0; number--) {
			Piece piece = (bad && this.dice.chance(30)) ? BadPieces.any(this.dice)
					: GoodPieces.any(this.dice, prefix + number, this.majorVersion);
			text.append(added(piece)).append(this.dice.of("\n", " \n\t", "\n\n"));
		}
		if (this.dice.chance(5)) {
			text.append(added(BadPieces.open(this.dice))).append("CREATE TABLE fz_never (id int);");
		}
		return text.toString();
	}

	private String added(Piece piece) {
		note(piece.verdict());
		this.marks.addAll(piece.marks());
		return piece.text();
	}

	private String ended(String text) {
		String script = text;
		if (this.dice.chance(30)) {
			script = script.stripTrailing().replaceAll(";$", "");
		}
		if (this.dice.chance(20)) {
			script = script.replaceAll("\r?\n", "\r\n");
		}
		else if (this.dice.chance(5)) {
			script = odd(script.replace("\n", "\r"));
			this.exact = false;
		}
		if (this.dice.chance(10)) {
			this.exact = false;
			this.verdict = Verdict.MAY_FAIL;
			script = wounded(this.dice, script);
		}
		return script;
	}

	private static String wounded(Dice dice, String script) {
		StringBuilder text = new StringBuilder(script);
		for (int wounds = dice.between(1, 3); wounds > 0; wounds--) {
			int place = dice.between(0, text.length());
			int end = Math.min(text.length(), place + dice.between(1, 4));
			switch (dice.between(1, 4)) {
				case 1 -> text.delete(place, end);
				case 2 -> text.insert(place, text.substring(place, end));
				case 3 -> text.setLength(Math.max(place, text.length() / 2));
				default -> text.insert(place, dice.of(WOUNDS));
			}
		}
		// A torn pair of surrogates is no text that a file could hold.
		return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	private Script script(String text) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (String part : text.split("(?=" + Piece.BROKEN_BYTE + ")|(?<=" + Piece.BROKEN_BYTE + ")")) {
			content.writeBytes(part.equals(String.valueOf(Piece.BROKEN_BYTE)) ? new byte[] { (byte) 0xFF }
					: part.getBytes(StandardCharsets.UTF_8));
		}
		return new Script(content.toByteArray(), this.verdict, List.copyOf(this.marks), this.exact);
	}

}
