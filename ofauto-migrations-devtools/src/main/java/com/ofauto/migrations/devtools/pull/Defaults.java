package com.ofauto.migrations.devtools.pull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.psl.PslNames;
import org.jspecify.annotations.Nullable;

/**
 * Writes the default of a column: as a value if Prisma makes exactly this expression of
 * it, else as the expression.
 */
final class Defaults {

	private static final Pattern NUMBER = Pattern.compile("'?(-?\\d+(?:\\.\\d+)?)'?(?:::(?:integer|bigint|numeric))?");

	private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'::(.+)", Pattern.DOTALL);

	private static final Pattern LIST = Pattern.compile("ARRAY\\[(.*)]", Pattern.DOTALL);

	/**
	 * The types that PostgreSQL prints for constants in another form than for columns.
	 */
	private static final Map<String, String> CASTS = Map.of("character", "bpchar", "bit", "\"bit\"");

	private final UniqueNames names;

	Defaults(UniqueNames names) {
		this.names = names;
	}

	String written(FieldType type, String expression) {
		String value = type.list() ? list(type, expression) : scalar(type, expression);
		return "@default(" + ((value != null) ? value : "dbgenerated(" + SqlText.string(expression) + ")") + ")";
	}

	private @Nullable String scalar(FieldType type, String expression) {
		return switch (type.word()) {
			case "Int", "BigInt", "Float", "Decimal" -> number(type, expression);
			case "Boolean" -> expression.matches("true|false") ? expression : null;
			case "DateTime" -> expression.equals("CURRENT_TIMESTAMP") ? "now()" : null;
			default -> text(type, expression);
		};
	}

	private static @Nullable String number(FieldType type, String expression) {
		Matcher matcher = NUMBER.matcher(expression);
		if (!matcher.matches() || !printed(matcher.group(1)).equals(expression)) {
			return null;
		}
		boolean whole = type.word().equals("Int") || type.word().equals("BigInt");
		return (whole && matcher.group(1).contains(".")) ? null : matcher.group(1);
	}

	/**
	 * Print a number as PostgreSQL does.
	 */
	private static String printed(String number) {
		boolean whole = !number.contains(".");
		BigInteger value = new BigDecimal(number).toBigInteger();
		if (whole && value.bitLength() < Integer.SIZE) {
			return (value.signum() < 0) ? "'" + number + "'::integer" : number;
		}
		if (whole && value.bitLength() < Long.SIZE) {
			return "'" + number + "'::bigint";
		}
		return number.startsWith("-") ? "'" + number + "'::numeric" : number;
	}

	private @Nullable String text(FieldType type, String expression) {
		Matcher matcher = TEXT.matcher(expression);
		if (type.unsupported() || !matcher.matches()
				|| !matcher.group(2).equals(CASTS.getOrDefault(type.base(), type.base()))) {
			return null;
		}
		String value = matcher.group(1).replace("''", "'");
		return switch (type.word()) {
			case "String" -> SqlText.string(value);
			case "Json" -> PslNames.isJson(value) ? SqlText.string(value) : null;
			case "Bytes" -> bytes(value);
			default -> this.names.enumValue(type.word(), value);
		};
	}

	private static @Nullable String bytes(String value) {
		return value.startsWith("\\x")
				? SqlText.string(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(value.substring(2))))
				: null;
	}

	/**
	 * PostgreSQL prints a list with conversions if its type has a length, or if numbers
	 * are converted to it. Such a list stays an expression.
	 */
	private @Nullable String list(FieldType type, String expression) {
		if (type.unsupported() || type.nativeType() != null && type.nativeType().contains("(")
				|| List.of("BigInt", "Float", "Decimal", "DateTime").contains(type.word())) {
			return null;
		}
		if (expression.equals("ARRAY[]::" + type.base() + "[]")) {
			return "[]";
		}
		Matcher matcher = LIST.matcher(expression);
		if (!matcher.matches() || SqlText.endOfUnit(expression, "ARRAY".length()) != expression.length()) {
			return null;
		}
		List<String> values = new ArrayList<>();
		for (String element : SqlText.split(matcher.group(1))) {
			String value = scalar(type, element);
			if (value == null) {
				return null;
			}
			values.add(value);
		}
		return "[" + String.join(", ", values) + "]";
	}

}
