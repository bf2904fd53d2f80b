package com.ofauto.migrations.devtools.psl;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;

import com.ofauto.migrations.devtools.sql.Quotes;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of Prisma's types as SQL.
 */
final class Literals {

	private static final int LARGEST_EXPONENT = 1000;

	private Literals() {
	}

	static String sql(Scalar scalar, Expression value, String field) {
		String sql = null;
		if (value instanceof Expression.Text text) {
			sql = ofText(scalar, text.value());
		}
		else if (value instanceof Expression.Numeral number) {
			sql = ofNumber(scalar, number.value());
		}
		else if (value instanceof Expression.Word word && scalar == Scalar.BOOLEAN
				&& word.value().matches("true|false")) {
			sql = word.value();
		}
		if (sql == null) {
			throw value.at()
				.error("The value " + value + " of the field \"" + field + "\" is no " + scalar + ".", form(scalar));
		}
		return sql;
	}

	private static @Nullable String ofText(Scalar scalar, String text) {
		return switch (scalar) {
			case STRING -> Quotes.literal(text);
			case JSON -> JsonText.isValid(text) ? Quotes.literal(text) : null;
			case BYTES -> bytes(text);
			case DATE_TIME -> Timestamps.sql(text);
			case DECIMAL -> decimal(text);
			default -> null;
		};
	}

	private static @Nullable String ofNumber(Scalar scalar, String number) {
		return switch (scalar) {
			case INT, BIG_INT -> integer(number);
			case FLOAT, DECIMAL -> decimal(number);
			default -> null;
		};
	}

	private static @Nullable String integer(String number) {
		try {
			return String.valueOf(Long.parseLong(number));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable String decimal(String number) {
		try {
			BigDecimal value = new BigDecimal(number);
			return (Math.abs((long) value.scale()) > LARGEST_EXPONENT) ? null : value.toPlainString();
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable String bytes(String text) {
		try {
			return (text.length() % 4 != 0) ? null
					: "'\\x" + HexFormat.of().formatHex(Base64.getDecoder().decode(text)) + "'";
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String form(Scalar scalar) {
		return switch (scalar) {
			case STRING -> "Write a string in double quotes.";
			case JSON -> "Write JSON in a string: \"{\\\"key\\\": 1}\"";
			case BYTES -> "Write the bytes in base64 in a string: \"aGVsbG8=\"";
			case DATE_TIME -> "Write a string such as \"2024-01-31T12:00:00Z\".";
			case DECIMAL -> "Write a number, or one in a string: 1.5";
			case FLOAT -> "Write a number: 1.5";
			case INT, BIG_INT -> "Write a whole number: 1";
			case BOOLEAN -> "Write true or false.";
		};
	}

}
