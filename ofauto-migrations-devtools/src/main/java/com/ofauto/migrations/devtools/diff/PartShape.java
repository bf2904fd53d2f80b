package com.ofauto.migrations.devtools.diff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * The properties that PostgreSQL compares when it looks for an index that can be a part
 * of another. Storage parameters are not compared.
 */
final class PartShape {

	private static final Pattern OPTIONS = Pattern
		.compile(" WITH \\(((?:\\w+=(?:'[^']*'|\\w+)(?:, )?)+)\\)(?= WHERE |$)");

	private static final Pattern OPTION = Pattern.compile("(\\w+)='?([^',]*)'?");

	private static final Pattern KEY = Pattern.compile(
			"(?:PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? (\\((?:(?!WITHOUT OVERLAPS).)*?\\))(?: WITH \\([^)]*\\))?(?: DEFERRABLE.*)?");

	private PartShape() {
	}

	/**
	 * Return the shape of an index, or of the index of a constraint.
	 */
	static String of(SchemaObject object) {
		if (object instanceof Index index) {
			return (index.unique() ? "UNIQUE " : "") + withoutOptions(index.using());
		}
		String definition = ((Constraint) object).definition();
		Matcher key = KEY.matcher(definition);
		return key.matches() ? "UNIQUE USING btree " + key.group(2) + ((key.group(1) != null) ? key.group(1) : "")
				: definition;
	}

	/**
	 * Whether the shape of one allows it to be a part of another.
	 */
	static boolean isPart(SchemaObject part, SchemaObject whole) {
		return of(part).equals(of(whole)) && (part instanceof Constraint || whole instanceof Index);
	}

	/**
	 * Whether one may be the other under another name.
	 */
	static boolean isSame(SchemaObject one, SchemaObject other) {
		if (one instanceof Constraint first && other instanceof Constraint second) {
			return first.kind() == second.kind() && first.definition().equals(second.definition());
		}
		return one instanceof Index && other instanceof Index && of(one).equals(of(other));
	}

	static String withoutOptions(String using) {
		return OPTIONS.matcher(using).replaceFirst("");
	}

	/**
	 * The storage parameters of an index. Those of a constraint are not in its
	 * definition.
	 */
	static Map<String, String> options(SchemaObject object) {
		Map<String, String> options = new LinkedHashMap<>();
		Matcher matcher = OPTIONS.matcher((object instanceof Index index) ? index.using() : "");
		if (matcher.find()) {
			Matcher option = OPTION.matcher(matcher.group(1));
			while (option.find()) {
				options.put(option.group(1), option.group(2));
			}
		}
		return options;
	}

}
