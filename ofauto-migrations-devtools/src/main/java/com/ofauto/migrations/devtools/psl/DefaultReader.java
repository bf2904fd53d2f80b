package com.ofauto.migrations.devtools.psl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code @default}.
 */
final class DefaultReader {

	private static final List<String> STRINGS = List.of("uuid", "cuid", "nanoid", "ulid");

	private final String field;

	private final FieldType type;

	private final boolean list;

	private DefaultReader(String field, FieldType type, boolean list) {
		this.field = field;
		this.type = type;
		this.list = list;
	}

	static @Nullable DefaultValue read(@Nullable Attribute attribute, Declaration.Field field, FieldType type) {
		if (attribute == null) {
			return null;
		}
		Arguments arguments = Arguments.of(attribute, "value", "map");
		Expression map = arguments.find("map");
		if (map != null) {
			throw map.at().error("A default has no name in PostgreSQL.", "Remove \"map\".");
		}
		return new DefaultReader(field.name().text(), type, field.arity() == Declaration.Arity.LIST)
			.value(arguments.require("value"));
	}

	private DefaultValue value(Expression value) {
		if (value instanceof Expression.Call call) {
			return call.name().equals("dbgenerated") ? generated(call) : function(call);
		}
		if (this.type instanceof FieldType.Verbatim) {
			throw value.at()
				.error("The default of a field of type " + this.type + " is an expression of the database.",
						"Write: @default(dbgenerated(\"…\"))");
		}
		if (!this.list && value instanceof Expression.Items) {
			throw value.at()
				.error("The field \"" + this.field + "\" is no list, its default " + value + " is one.",
						"Remove the brackets.");
		}
		if (this.list && !(value instanceof Expression.Items)) {
			throw value.at()
				.error("The field \"" + this.field + "\" is a list, its default " + value + " is none.",
						"Write it in brackets: [" + value + "]");
		}
		if (value instanceof Expression.Items items) {
			String elements = items.values().stream().map(this::literal).collect(Collectors.joining(", "));
			return new DefaultValue.Sql("ARRAY[" + elements + "]::" + this.type.column() + "[]");
		}
		return new DefaultValue.Sql(literal(value));
	}

	private String literal(Expression value) {
		if (value instanceof Expression.Word word && !(this.type instanceof FieldType.OfEnum)
				&& functions().contains(word.value())) {
			throw value.at().error("The function " + value + " has no parentheses.", "Write " + value + "().");
		}
		if (this.type instanceof FieldType.OfEnum enumeration) {
			String mapped = (value instanceof Expression.Word word) ? enumeration.type().mapped(word.value()) : null;
			if (mapped == null) {
				throw value.at()
					.error("The enum \"" + this.type + "\" has no value " + value + ".",
							Suggestion.of((value instanceof Expression.Text text) ? text.value() : value.toString(),
									enumeration.type().words(), ""));
			}
			return Quotes.literal(mapped);
		}
		return Literals.sql(((FieldType.Builtin) this.type).scalar(), value, this.field);
	}

	private static DefaultValue generated(Expression.Call call) {
		Arguments arguments = Arguments.of("dbgenerated()", call.at(), call.arguments(), "value");
		String expression = arguments.text("value");
		return (expression != null) ? new DefaultValue.Sql(expression) : new DefaultValue.Database();
	}

	private DefaultValue function(Expression.Call call) {
		List<String> known = functions();
		if (!known.contains(call.name())) {
			throw call.at()
				.error("The function " + call.name() + "() gives no default to the field \"" + this.field
						+ "\" of type " + this.type + (this.list ? "[]" : "") + ".",
						Suggestion.of(call.name(), known, ""));
		}
		switch (call.name()) {
			case "autoincrement", "now", "ulid" -> Arguments.of(call.name() + "()", call.at(), call.arguments(), null);
			case "uuid" -> version(call, 4, 7, "4 or 7");
			case "cuid" -> version(call, 1, 2, "1 or 2");
			default -> length(call);
		}
		return switch (call.name()) {
			case "autoincrement" -> new DefaultValue.Sequence();
			case "now" -> new DefaultValue.Sql("CURRENT_TIMESTAMP");
			default -> new DefaultValue.Client();
		};
	}

	private List<String> functions() {
		List<String> functions = new ArrayList<>();
		if (!this.list && this.type instanceof FieldType.Builtin builtin) {
			switch (builtin.scalar()) {
				case INT, BIG_INT -> functions.add("autoincrement");
				case DATE_TIME -> functions.add("now");
				case STRING -> functions.addAll(STRINGS);
				default -> {
				}
			}
		}
		functions.add("dbgenerated");
		return functions;
	}

	private static void version(Expression.Call call, int first, int second, String allowed) {
		Integer number = number(call);
		if (number != null && number != first && number != second) {
			throw call.arguments().get(0).at().error(call.name() + "() takes the version " + allowed + ".");
		}
	}

	private static void length(Expression.Call call) {
		Integer number = number(call);
		if (number != null && (number < 2 || number > 255)) {
			throw call.arguments().get(0).at().error(call.name() + "() takes a length from 2 to 255.");
		}
	}

	private static @Nullable Integer number(Expression.Call call) {
		Expression value = Arguments.of(call.name() + "()", call.at(), call.arguments(), "value").find("value");
		if (value == null) {
			return null;
		}
		if (value instanceof Expression.Numeral number && number.value().matches("[0-9]{1,9}")) {
			return Integer.valueOf(number.value());
		}
		throw value.at().error(call.name() + "() takes a whole number, not " + value + ".");
	}

}
