package com.ofauto.migrations.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar chart as SVG, readable on a light and on a dark page.
 */
final class Chart {

	private static final int WIDTH = 720;

	private static final int LEFT = 110;

	private static final int BAR_SPACE = 470;

	private static final int ROW = 30;

	private static final int TITLE = 36;

	private static final String STYLE = """
			<style>
			text { font: 14px sans-serif; fill: #1f2328; }
			.title { font-weight: bold; }
			.bar { fill: #8c959f; }
			.ours { fill: #1a7f37; }
			@media (prefers-color-scheme: dark) {
				text { fill: #e6edf3; }
				.bar { fill: #6e7681; }
				.ours { fill: #3fb950; }
			}
			</style>
			""";

	private final List<Group> groups = new ArrayList<>();

	void group(String title, List<Bar> bars) {
		this.groups.add(new Group(title, bars));
	}

	boolean isEmpty() {
		return this.groups.isEmpty();
	}

	@Override
	public String toString() {
		StringBuilder body = new StringBuilder();
		int y = 0;
		for (Group group : this.groups) {
			y += TITLE;
			body.append(text(0, y - 12, "title", group.title()));
			double longest = group.bars().stream().mapToDouble(Bar::value).max().orElse(1);
			for (Bar bar : group.bars()) {
				double length = Math.max(1, BAR_SPACE * bar.value() / longest);
				body.append(text(0, y + 19, "label", bar.label()))
					.append(String.format(Locale.ROOT,
							"<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"22\" rx=\"3\"/>%n",
							bar.ours() ? "ours" : "bar", LEFT, y + 3, length))
					.append(text(LEFT + (int) length + 8, y + 19, "label", bar.shown()));
				y += ROW;
			}
		}
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n".formatted(WIDTH, y + 8)
				+ STYLE + body + "</svg>\n";
	}

	private static String text(int x, int y, String style, String text) {
		return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(style, x, y,
				text.replace("&", "&amp;").replace("<", "&lt;"));
	}

	/**
	 * A bar.
	 *
	 * @param label what it stands for
	 * @param value its length
	 * @param shown the text beside it
	 * @param ours whether it is this project's
	 */
	record Bar(String label, double value, String shown, boolean ours) {

	}

	private record Group(String title, List<Bar> bars) {

	}

}
