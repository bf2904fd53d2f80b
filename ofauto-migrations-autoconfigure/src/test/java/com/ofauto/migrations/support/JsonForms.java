package com.ofauto.migrations.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The forms of JSON that the documentation promises: {@code docs/json.md} says which
 * command prints which, and the schema beside it what each has. It is read strictly: a
 * field that it does not have is a fault.
 */
public final class JsonForms {

	private static final Path PAGE = Path.of("../docs/json.md");

	private static final Path SCHEMA = Path.of("../docs/json/migrations.schema.json");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| \\[(\\w+)]\\(#\\w+\\) \\|");

	private static final String REF = "#/$defs/";

	private final Map<List<String>, String> printed = new LinkedHashMap<>();

	private final Map<String, Object> forms;

	private JsonForms(String page, String schema) {
		ROW.matcher(page).results().forEach((row) -> this.printed.put(List.of(row.group(1).split(" ")), row.group(2)));
		this.forms = object(object(parse(schema)).get("$defs"));
	}

	public static JsonForms read() {
		try {
			return new JsonForms(Files.readString(PAGE), Files.readString(SCHEMA));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is wrong with what a command or a request has printed.
	 * @param words what was typed
	 * @param json what was printed
	 */
	public List<String> faults(List<String> words, String json) {
		String form = this.printed.keySet()
			.stream()
			.filter(words::containsAll)
			.max(Comparator.comparing(List::size))
			.map(this.printed::get)
			.orElse(null);
		if (form == null) {
			return List.of(PAGE + " does not say what " + String.join(" ", words) + " prints");
		}
		List<String> faults = faults(form, json);
		return faults("refusal", json).isEmpty() ? List.of() : faults;
	}

	/**
	 * What is wrong with something that has a form.
	 * @param form the form's name
	 * @param json what was printed
	 * @return the faults
	 */
	public List<String> faults(String form, String json) {
		List<String> faults = new ArrayList<>();
		check(form, parse(json), object(this.forms.get(form)), faults);
		return faults;
	}

	private void check(String place, Object value, Map<String, Object> schema, List<String> faults) {
		if (schema.get("$ref") instanceof String ref) {
			check(place, value, object(this.forms.get(ref.substring(REF.length()))), faults);
			return;
		}
		if (schema.get("anyOf") instanceof List<?> forms) {
			List<List<String>> each = forms.stream().map((one) -> {
				List<String> ofOne = new ArrayList<String>();
				check(place, value, object(one), ofOne);
				return ofOne;
			}).toList();
			each.stream().min(Comparator.comparing(List::size)).ifPresent(faults::addAll);
			return;
		}
		boolean right = switch (text(schema, "type")) {
			case "object" -> value instanceof Map<?, ?>;
			case "array" -> value instanceof List<?>;
			case "boolean" -> value instanceof Boolean;
			case "integer" -> value instanceof Integer || value instanceof Long;
			default -> value instanceof String;
		};
		if (!right) {
			faults.add(place + " is no " + schema.get("type") + ": " + value);
		}
		else if (value instanceof Map<?, ?>) {
			checkFields(place, object(value), schema, faults);
		}
		else if (value instanceof List<?> list) {
			list.forEach((element) -> check(place + "[]", element, object(schema.get("items")), faults));
		}
		else if (!isAllowed(value, schema)) {
			faults.add(place + " has a value that it cannot have: " + value);
		}
	}

	private void checkFields(String place, Map<String, Object> fields, Map<String, Object> schema,
			List<String> faults) {
		Map<String, Object> known = properties(schema);
		required(schema).filter((name) -> !fields.containsKey(name))
			.forEach((name) -> faults.add(place + " has no " + name));
		fields.forEach((name, value) -> {
			Object form = known.getOrDefault(name, schema.get("additionalProperties"));
			if (form == null) {
				faults.add(place + " has " + name + ", which is not documented");
			}
			else {
				check(place + "." + name, value, object(form), faults);
			}
		});
	}

	private static boolean isAllowed(Object value, Map<String, Object> schema) {
		return (!(schema.get("enum") instanceof List<?> words) || words.contains(value))
				&& (!schema.containsKey("const") || value.equals(schema.get("const")))
				&& (!(schema.get("minimum") instanceof Number least)
						|| ((Number) value).longValue() >= least.longValue())
				&& (!(schema.get("pattern") instanceof String pattern) || ((String) value).matches(pattern))
				&& (!schema.containsKey("format") || isInstant((String) value));
	}

	private static boolean isInstant(String value) {
		try {
			return !Instant.parse(value).equals(Instant.EPOCH);
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	/**
	 * All forms as a page has them.
	 */
	public String tables() {
		return this.forms.entrySet()
			.stream()
			.map((form) -> table(form.getKey(), object(form.getValue())))
			.collect(Collectors.joining("\n"));
	}

	private static String table(String name, Map<String, Object> form) {
		List<String> required = required(form).toList();
		StringBuilder table = new StringBuilder("### " + name + "\n\n" + text(form, "description")
				+ ".\n\n| field | type | meaning |\n|---|---|---|\n");
		properties(form).forEach((field, value) -> table.append("| `")
			.append(field)
			.append("` | ")
			.append(type(object(value)))
			.append(required.contains(field) ? "" : ", optional")
			.append(" | ")
			.append(text(object(value), "description"))
			.append(words(object(value)))
			.append(" |\n"));
		return table.toString();
	}

	private static String type(Map<String, Object> schema) {
		if (schema.get("$ref") instanceof String ref) {
			String form = ref.substring(REF.length());
			return "[" + form + "](#" + form.toLowerCase(Locale.ROOT) + ")";
		}
		if (schema.get("anyOf") instanceof List<?> forms) {
			return forms.stream().map((form) -> type(object(form))).collect(Collectors.joining(" or "));
		}
		return switch (text(schema, "type")) {
			case "array" -> "array of " + type(object(schema.get("items")));
			case "object" -> "object of " + type(object(schema.get("additionalProperties")));
			default -> schema.containsKey("format") ? "time"
					: schema.containsKey("const") ? "`" + schema.get("const") + "`" : text(schema, "type");
		};
	}

	private static String words(Map<String, Object> schema) {
		return (schema.get("enum") instanceof List<?> words)
				? ". One of " + words.stream().map((word) -> "`" + word + "`").collect(Collectors.joining(", ")) : "";
	}

	private static Map<String, Object> properties(Map<String, Object> schema) {
		return object(schema.getOrDefault("properties", Map.of()));
	}

	private static Stream<String> required(Map<String, Object> schema) {
		return ((List<?>) schema.getOrDefault("required", List.of())).stream().map(String::valueOf);
	}

	private static String text(Map<String, Object> schema, String key) {
		return String.valueOf(schema.get(key));
	}

	private static Object parse(String json) {
		return Configuration.defaultConfiguration().jsonProvider().parse(json);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> object(@Nullable Object value) {
		return (Map<String, Object>) Objects.requireNonNull(value);
	}

}
