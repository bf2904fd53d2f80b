package com.ofauto.migrations.command;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, texts, numbers and truth values as JSON, indented by two spaces.
 */
final class Json {

	private final StringBuilder text = new StringBuilder();

	private String indent = "\n";

	private Json() {
	}

	static String write(Object value) {
		Json json = new Json();
		json.append(value);
		return json.text.toString();
	}

	private void append(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			block('{', '}', List.copyOf(map.keySet()), (json, key) -> {
				json.string(String.valueOf(key));
				json.text.append(": ");
				json.append(map.get(key));
			});
		}
		else if (value instanceof List<?> list) {
			block('[', ']', list, Json::append);
		}
		else if (value == null || value instanceof Number || value instanceof Boolean) {
			this.text.append(value);
		}
		else {
			string(value.toString());
		}
	}

	private void block(char open, char close, List<?> elements, BiConsumer<Json, Object> element) {
		String outer = this.indent;
		this.indent = outer + "  ";
		this.text.append(open);
		String separator = "";
		for (Object each : elements) {
			this.text.append(separator).append(this.indent);
			element.accept(this, each);
			separator = ",";
		}
		this.indent = outer;
		this.text.append(elements.isEmpty() ? "" : outer).append(close);
	}

	private void string(String value) {
		this.text.append('"');
		value.chars().forEach((character) -> {
			switch (character) {
				case '"' -> this.text.append("\\\"");
				case '\\' -> this.text.append("\\\\");
				case '\n' -> this.text.append("\\n");
				case '\r' -> this.text.append("\\r");
				case '\t' -> this.text.append("\\t");
				default -> this.text
					.append((character < ' ') ? "\\u%04x".formatted(character) : String.valueOf((char) character));
			}
		});
		this.text.append('"');
	}

}
