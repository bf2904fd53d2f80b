package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a type as PostgreSQL prints it.
 *
 * @param base the type without length, precision and brackets
 * @param modifiers length or precision and scale
 * @param array whether it is an array
 */
record TypeName(String base, List<Integer> modifiers, boolean array) {

	private static final Pattern MODIFIERS = Pattern.compile("\\((-?\\d+)(?:,(-?\\d+))?\\)");

	TypeName {
		modifiers = List.copyOf(modifiers);
	}

	static TypeName of(String type) {
		boolean array = type.endsWith("[]");
		String element = array ? type.substring(0, type.length() - 2) : type;
		List<Integer> modifiers = new ArrayList<>();
		Matcher matcher = MODIFIERS.matcher(element);
		if (matcher.find()) {
			modifiers.add(Integer.valueOf(matcher.group(1)));
			if (matcher.group(2) != null) {
				modifiers.add(Integer.valueOf(matcher.group(2)));
			}
			element = matcher.replaceFirst("");
		}
		return new TypeName(element, modifiers, array);
	}

	/**
	 * Return the type with its brackets, without length and precision.
	 */
	static String base(String type) {
		TypeName name = of(type);
		return name.array() ? name.base() + "[]" : name.base();
	}

	TypeName element() {
		return new TypeName(this.base, this.modifiers, false);
	}

	/**
	 * The default storage of a type of varying length.
	 */
	String storage() {
		return switch (this.base) {
			case "numeric", "inet", "cidr" -> this.array ? "EXTENDED" : "MAIN";
			default -> "EXTENDED";
		};
	}

	boolean isJson() {
		return !this.array && (this.base.equals("json") || this.base.equals("jsonb"));
	}

	boolean isText() {
		return switch (this.base) {
			case "text", "character varying", "character", "bpchar" -> !this.array;
			default -> false;
		};
	}

}
