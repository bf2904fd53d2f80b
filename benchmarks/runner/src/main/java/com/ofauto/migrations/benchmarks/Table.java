package com.ofauto.migrations.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table in Markdown.
 */
final class Table {

	private final List<String> lines = new ArrayList<>();

	Table(String... header) {
		row(header);
		StringBuilder rule = new StringBuilder("|");
		for (int i = 0; i < header.length; i++) {
			rule.append((i == 0) ? "---|" : "--:|");
		}
		this.lines.add(rule.toString());
	}

	void row(String... cells) {
		this.lines.add("| " + String.join(" | ", cells) + " |");
	}

	static String number(double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,.0f", value);
	}

	static String ratio(double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, (value < 10) ? "%.2f" : "%.1f", value);
	}

	static String millis(double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, (value < 10) ? "%.1f ms" : "%,.0f ms", value);
	}

	static String bytes(double value) {
		if (Double.isNaN(value)) {
			return "";
		}
		return (value < 1_000_000) ? String.format(Locale.ROOT, "%,.1f kB", value / 1000)
				: String.format(Locale.ROOT, "%,.1f MB", value / 1_000_000);
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines) + "\n";
	}

}
