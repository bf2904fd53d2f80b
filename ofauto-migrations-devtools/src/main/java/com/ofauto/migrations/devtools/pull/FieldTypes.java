package com.ofauto.migrations.devtools.pull;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the field type for a column type as PostgreSQL prints it.
 */
final class FieldTypes {

	private static final Pattern SIZED = Pattern
		.compile("([a-z ]+?)\\((\\d+)(?:,(\\d+))?\\)( with(?:out)? time zone)?");

	private static final String UNSIZED = "";

	/**
	 * Prisma's type for each type of PostgreSQL; after the slash the native type, if it
	 * is not the default.
	 */
	private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("integer", "Int"),
			Map.entry("smallint", "Int/SmallInt"), Map.entry("oid", "Int/Oid"), Map.entry("bigint", "BigInt"),
			Map.entry("numeric", "Decimal/Decimal"), Map.entry("money", "Decimal/Money"),
			Map.entry("double precision", "Float"), Map.entry("real", "Float/Real"), Map.entry("boolean", "Boolean"),
			Map.entry("text", "String"), Map.entry("character varying", "String/VarChar"),
			Map.entry("bit varying", "String/VarBit"), Map.entry("uuid", "String/Uuid"), Map.entry("xml", "String/Xml"),
			Map.entry("inet", "String/Inet"), Map.entry("bytea", "Bytes"), Map.entry("json", "Json/Json"),
			Map.entry("jsonb", "Json"), Map.entry("date", "DateTime/Date"),
			Map.entry("timestamp without time zone", "DateTime/Timestamp"),
			Map.entry("timestamp with time zone", "DateTime/Timestamptz"),
			Map.entry("time without time zone", "DateTime/Time"), Map.entry("time with time zone", "DateTime/Timetz"));

	private static final Map<String, String> SIZED_ONLY = Map.of("character", "String/Char", "bit", "String/Bit");

	private static final Map<String, String> DEFAULT_SIZES = Map.of("numeric", "65, 30", "timestamp without time zone",
			"3");

	private final UniqueNames names;

	FieldTypes(UniqueNames names) {
		this.names = names;
	}

	FieldType of(String type) {
		boolean list = type.endsWith("[]");
		String element = list ? type.substring(0, type.length() - 2) : type;
		Matcher sized = SIZED.matcher(element);
		if (sized.matches()) {
			String base = sized.group(1) + Objects.requireNonNullElse(sized.group(4), "");
			String size = sized.group(2) + ((sized.group(3) != null) ? ", " + sized.group(3) : "");
			FieldType known = known(base, size, list);
			return (known != null && isPossible(sized)) ? known : unsupported(element, list);
		}
		FieldType known = known(element, UNSIZED, list);
		return (known != null) ? known : named(element, list);
	}

	/**
	 * Prisma's language does not allow a scale beyond the precision.
	 */
	private static boolean isPossible(Matcher sized) {
		return !sized.group(1).equals("numeric")
				|| (sized.group(3) != null && Integer.parseInt(sized.group(3)) <= Integer.parseInt(sized.group(2)));
	}

	private static @Nullable FieldType known(String base, String size, boolean list) {
		String words = TYPES.get(base);
		if (words == null && !size.isEmpty()) {
			words = SIZED_ONLY.get(base);
		}
		if (words == null) {
			return null;
		}
		String[] parts = words.split("/");
		boolean byDefault = parts.length == 1 || size.equals(DEFAULT_SIZES.get(base));
		String nativeType = byDefault ? null : parts[1] + (size.isEmpty() ? "" : "(" + size + ")");
		return new FieldType(parts[0], nativeType, list, base);
	}

	private FieldType named(String element, boolean list) {
		List<String> parts = SqlText.nameParts(element);
		if (parts.size() == 1 || parts.size() == 2) {
			String name = parts.get(parts.size() - 1);
			String type = this.names.enumName((parts.size() == 2) ? parts.get(0) : "", name);
			if (type != null) {
				return new FieldType(type, null, list, element);
			}
			if (name.equals("citext") && this.names.hasExtension("citext")) {
				return new FieldType("String", "Citext", list, element);
			}
		}
		return unsupported(element, list);
	}

	private static FieldType unsupported(String element, boolean list) {
		String type = element.startsWith("public.") ? element.substring("public.".length()) : element;
		return new FieldType("Unsupported(" + SqlText.string(type) + ")", null, list, element);
	}

}
