package com.ofauto.migrations.devtools.psl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of an attribute or function by name, all of them known.
 */
final class Arguments {

	static final int LONGEST_NAME = 63;

	private final String owner;

	private final Position at;

	private final Map<String, Expression> values = new LinkedHashMap<>();

	private Arguments(String owner, Position at) {
		this.owner = owner;
		this.at = at;
	}

	/**
	 * Read the arguments of an attribute.
	 * @param attribute the attribute
	 * @param unnamed the argument that may omit its name, or {@code null}
	 * @param others the other arguments
	 */
	static Arguments of(Attribute attribute, @Nullable String unnamed, String... others) {
		return of(attribute.toString(), attribute.at(), attribute.arguments(), unnamed, others);
	}

	static Arguments of(String owner, Position at, List<Argument> arguments, @Nullable String unnamed,
			String... others) {
		Arguments result = new Arguments(owner, at);
		List<String> known = new ArrayList<>(List.of(others));
		if (unnamed != null) {
			known.add(0, unnamed);
		}
		for (Argument argument : arguments) {
			result.add(argument, unnamed, known);
		}
		return result;
	}

	private void add(Argument argument, @Nullable String unnamed, List<String> known) {
		if (known.isEmpty()) {
			throw argument.at().error(this.owner + " takes no arguments.", "Remove the parentheses.");
		}
		if (argument.name() == null && unnamed == null) {
			throw argument.at().error(this.owner + " takes no argument without a name.", Suggestion.oneOf(known, ""));
		}
		String name = (argument.name() != null) ? argument.name().text() : String.valueOf(unnamed);
		if (!known.contains(name)) {
			throw argument.at()
				.error(this.owner + " has no argument \"" + name + "\".", Suggestion.of(name, known, ""));
		}
		if (this.values.putIfAbsent(name, argument.value()) != null) {
			throw argument.at()
				.error((argument.name() != null) ? "The argument \"" + name + "\" stands twice."
						: this.owner + " takes one argument without a name.",
						(argument.name() != null) ? "Remove one of them."
								: "Several values stand in brackets: [a, b].");
		}
	}

	@Nullable Expression find(String name) {
		return this.values.get(name);
	}

	Expression require(String name) {
		Expression value = find(name);
		if (value == null) {
			throw this.at.error(this.owner + " needs the argument \"" + name + "\".");
		}
		return value;
	}

	@Nullable String text(String name) {
		Expression value = find(name);
		if (value == null) {
			return null;
		}
		if (!(value instanceof Expression.Text text)) {
			throw value.at()
				.error("The argument \"" + name + "\" of " + this.owner + " is a string, not " + value + ".",
						"Write it in double quotes.");
		}
		if (text.value().isEmpty()) {
			throw value.at().error("The argument \"" + name + "\" of " + this.owner + " is empty.");
		}
		return text.value();
	}

	String requireText(String name) {
		require(name);
		return String.valueOf(text(name));
	}

	/**
	 * Return the name of a constraint or index in the database.
	 */
	@Nullable String map() {
		String name = text("map");
		if (name != null && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
			throw require("map").at()
				.error("The name \"" + name + "\" is longer than the 63 bytes that PostgreSQL keeps.",
						"Write a shorter one.");
		}
		return name;
	}

	@Nullable Name word(String name, List<String> known) {
		Expression value = find(name);
		if (value == null) {
			return null;
		}
		if (value instanceof Expression.Word word && known.contains(word.value())) {
			return new Name(word.value(), word.at());
		}
		String problem = "The argument \"" + name + "\" of " + this.owner + " cannot be " + value + ".";
		throw value.at()
			.error(problem, (value instanceof Expression.Word word) ? Suggestion.of(word.value(), known, "")
					: Suggestion.oneOf(known, ""));
	}

	/**
	 * Return the fields that an argument names: a list of words or one word.
	 */
	@Nullable List<Name> fields(String name) {
		Expression value = find(name);
		if (value == null) {
			return null;
		}
		List<Expression> values = (value instanceof Expression.Items items) ? items.values() : List.of(value);
		List<Name> fields = new ArrayList<>();
		for (Expression element : values) {
			if (!(element instanceof Expression.Word word)) {
				throw element.at()
					.error("The argument \"" + name + "\" of " + this.owner + " lists fields; " + element + " is none.",
							"Write: " + name + ": [field]");
			}
			fields.add(new Name(word.value(), word.at()));
		}
		return fields;
	}

}
