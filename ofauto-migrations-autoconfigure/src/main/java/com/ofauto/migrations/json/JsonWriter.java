package com.ofauto.migrations.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON for people: two spaces for each level, and what fits stands on one line.
 *
 * @since 0.1.0
 */
@Internal
public final class JsonWriter {

	private static final int LINE = 160;

	private JsonWriter() {
	}

	/**
	 * Writes a value.
	 * @param value a map of fields, a list, a text, a number or a truth
	 * @return the text, with a line end
	 */
	public static String write(Object value) {
		return text(value, "", "") + "\n";
	}

	private static String text(Object value, String indent, String start) {
		if (value instanceof Map<?, ?> none && none.isEmpty()) {
			return "{}";
		}
		if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
			return scalar(value);
		}
		String inline = inline(value);
		boolean fits = indent.length() + start.length() + inline.length() < LINE;
		if (!indent.isEmpty() && fits && !isNested(value)) {
			return inline;
		}
		String deeper = indent + "  ";
		List<String> members = new ArrayList<>();
		if (value instanceof Map<?, ?> fields) {
			fields.forEach((name, field) -> {
				String before = scalar(name) + ": ";
				members.add(before + text(field, deeper, before));
			});
			return members.stream().collect(Collectors.joining(",\n" + deeper, "{\n" + deeper, "\n" + indent + "}"));
		}
		((List<?>) value).forEach((element) -> members.add(text(element, deeper, "")));
		return members.stream().collect(Collectors.joining(",\n" + deeper, "[\n" + deeper, "\n" + indent + "]"));
	}

	/**
	 * Whether objects are in it, each of which has a line of its own.
	 */
	private static boolean isNested(Object value) {
		return (value instanceof Map<?, ?> fields)
				? fields.values().stream().anyMatch((field) -> field instanceof Map<?, ?> || isNested(field))
				: value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance);
	}

	private static String inline(Object value) {
		if (value instanceof Map<?, ?> fields) {
			return fields.entrySet()
				.stream()
				.map((field) -> scalar(field.getKey()) + ": " + inline(field.getValue()))
				.collect(Collectors.joining(", ", "{ ", " }"));
		}
		return (value instanceof List<?> list)
				? list.stream().map(JsonWriter::inline).collect(Collectors.joining(", ", "[", "]")) : scalar(value);
	}

	private static String scalar(Object value) {
		return (value instanceof String text) ? quoted(text) : String.valueOf(value);
	}

	/**
	 * Escapes what cannot be seen, so that a review shows what is there.
	 */
	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			int escape = "\"\\\b\f\n\r\t".indexOf(c);
			if (escape >= 0) {
				quoted.append('\\').append("\"\\bfnrt".charAt(escape));
			}
			else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028'
					|| c == '\u2029') {
				quoted.append("\\u%04x".formatted((int) c));
			}
			else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}

	/**
	 * The fields of an object, of which those without content are left out.
	 */
	public static final class Fields {

		private final Map<String, Object> fields = new LinkedHashMap<>();

		/**
		 * Adds a field.
		 * @param name its name
		 * @param value its value, or {@code null} to leave it out
		 * @return this
		 */
		public Fields add(String name, @Nullable Object value) {
			if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
				this.fields.put(name, value);
			}
			return this;
		}

		/**
		 * Adds a field unless its value is the usual one.
		 * @param name its name
		 * @param value its value
		 * @param usual the value that is left out
		 * @return this
		 */
		public Fields add(String name, Object value, Object usual) {
			return value.equals(usual) ? this : add(name, value);
		}

		/**
		 * The object.
		 * @return the fields in order
		 */
		public Map<String, Object> map() {
			return this.fields;
		}

	}

}
