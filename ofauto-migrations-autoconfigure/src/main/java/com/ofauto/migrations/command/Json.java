package com.ofauto.migrations.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes records, maps, lists, texts, numbers and truth values as JSON, indented by two
 * spaces. A component of a record that is {@code null} is left out, as the endpoint does.
 */
final class Json {

	private final StringBuilder text = new StringBuilder();

	private String indent = "\n";

	private Json() {
	}

	static String write(Record value) {
		Json json = new Json();
		json.append(value);
		return json.text.toString();
	}

	private void append(Object value) {
		if (value instanceof Record fields) {
			block('{', '}', Field.of(fields), (json, field) -> {
				json.string(field.name());
				json.text.append(": ");
				json.append(field.value());
			});
		}
		else if (value instanceof List<?> list) {
			block('[', ']', list, Json::append);
		}
		else if (value instanceof Map<?, ?> map) {
			block('{', '}', map.entrySet(), (json, entry) -> {
				json.string(String.valueOf(entry.getKey()));
				json.text.append(": ");
				json.append(entry.getValue());
			});
		}
		else if (value instanceof Number || value instanceof Boolean) {
			this.text.append(value);
		}
		else {
			string(value.toString());
		}
	}

	private <E> void block(char open, char close, Collection<? extends E> elements, BiConsumer<Json, E> element) {
		String outer = this.indent;
		this.indent = outer + "  ";
		this.text.append(open);
		String separator = "";
		for (E each : elements) {
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

	private record Field(String name, Object value) {

		static List<Field> of(Record fields) {
			List<Field> present = new ArrayList<>();
			for (RecordComponent component : fields.getClass().getRecordComponents()) {
				Object value = value(fields, component);
				if (value != null) {
					present.add(new Field(component.getName(), value));
				}
			}
			return present;
		}

		private static @Nullable Object value(Record fields, RecordComponent component) {
			try {
				Method accessor = component.getAccessor();
				accessor.setAccessible(true);
				return accessor.invoke(fields);
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
