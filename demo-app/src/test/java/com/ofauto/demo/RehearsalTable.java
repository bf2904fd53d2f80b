package com.ofauto.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The tables of a rehearsal, with times and amounts that are the same for each run.
 */
final class RehearsalTable {

	private static final Pattern HEADER = Pattern.compile(" +line +command +verdict +time +rows +WAL");

	private static final Pattern TIME = Pattern.compile("(?:[\\d.,]+ (?:ms|s|min)|-)?$");

	private final int verdict;

	private final int time;

	private final int rows;

	private final List<List<String>> cells = new ArrayList<>();

	private RehearsalTable(String header) {
		this.verdict = header.indexOf("verdict");
		this.time = header.indexOf("time") + "time".length();
		this.rows = header.indexOf("rows") + "rows".length();
		this.cells.add(List.of("line", "command", "verdict", "time", "rows", "WAL"));
	}

	/**
	 * Makes all tables of a screen steady.
	 */
	static String steady(String screen) {
		List<String> lines = new ArrayList<>();
		RehearsalTable open = null;
		for (String line : screen.split("\n", -1)) {
			if (HEADER.matcher(line).matches()) {
				open = new RehearsalTable(line);
			}
			else if (open != null && line.startsWith("  ") && !line.startsWith("  line ")) {
				open.add(line);
			}
			else {
				if (open != null) {
					lines.addAll(open.lines());
					open = null;
				}
				lines.add(line);
			}
		}
		return String.join("\n", lines);
	}

	private void add(String line) {
		String whole = line + " ".repeat(Math.max(0, this.rows - line.length()));
		String first = whole.substring(0, this.verdict).strip();
		Matcher number = Pattern.compile("(\\d*) *(.*)").matcher(first);
		String middle = whole.substring(this.verdict, this.time);
		Matcher time = TIME.matcher(middle);
		if (!number.matches() || !time.find()) {
			throw new IllegalArgumentException(line);
		}
		this.cells.add(List.of(number.group(1), number.group(2), middle.substring(0, time.start()).strip(),
				steady(time.group(), "8 ms"), whole.substring(this.time, this.rows).strip(),
				steady(whole.substring(this.rows).strip(), "1 MB")));
	}

	private static String steady(String cell, String replacement) {
		return (cell.isEmpty() || cell.equals("-")) ? cell : replacement;
	}

	private List<String> lines() {
		int[] widths = IntStream.range(0, 6)
			.map((column) -> this.cells.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0))
			.toArray();
		return this.cells.stream().map((row) -> {
			StringBuilder line = new StringBuilder();
			for (int column = 0; column < row.size(); column++) {
				String space = " ".repeat(widths[column] - row.get(column).length());
				boolean left = column == 1 || column == 2;
				line.append("  ").append(left ? row.get(column) + space : space + row.get(column));
			}
			return line.toString().stripTrailing();
		}).toList();
	}

}
