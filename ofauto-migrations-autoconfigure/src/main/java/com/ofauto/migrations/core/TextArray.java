package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An array of rows of text, as PostgreSQL prints it. The driver would load thirty classes
 * to read one, in the path of each start.
 */
final class TextArray {

	private final List<List<@Nullable String>> rows = new ArrayList<>();

	private final StringBuilder element = new StringBuilder();

	private @Nullable List<@Nullable String> row;

	private boolean quoted;

	private TextArray() {
	}

	static List<List<@Nullable String>> rows(String text) {
		TextArray array = new TextArray();
		int last = text.length() - 1;
		for (int i = 1; i < last; i++) {
			i = (text.charAt(i) == '"') ? array.quoted(text, i + 1) : array.plain(text.charAt(i), i);
		}
		return array.rows;
	}

	private int quoted(String text, int start) {
		int i = start;
		while (text.charAt(i) != '"') {
			i += (text.charAt(i) == '\\') ? 1 : 0;
			this.element.append(text.charAt(i++));
		}
		this.quoted = true;
		return i;
	}

	private int plain(char c, int index) {
		if (c == '{') {
			this.row = new ArrayList<>();
			this.rows.add(this.row);
		}
		else if (c != ',' && c != '}') {
			this.element.append(c);
		}
		else if (this.row != null) {
			String text = this.element.toString();
			this.row.add((!this.quoted && text.equals("NULL")) ? null : text);
			this.element.setLength(0);
			this.quoted = false;
			this.row = (c == '}') ? null : this.row;
		}
		return index;
	}

}
