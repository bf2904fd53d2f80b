package com.ofauto.migrations.devtools.source;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parses a default as PostgreSQL prints it, if it is a constant.
 */
final class ConstantParser {

	private static final Set<String> BUILT_IN = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision", "boolean", "text", "character varying", "character", "bpchar", "uuid", "json", "jsonb",
			"bytea", "inet", "cidr", "macaddr", "macaddr8", "bit", "bit varying", "oid", "date",
			"timestamp without time zone", "timestamp with time zone", "time without time zone", "time with time zone",
			"interval", "money", "xml");

	private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

	private static final Pattern TYPE = Pattern.compile("(" + NAME + "(?:\\." + NAME
			+ ")?(?: varying| precision)?)(\\(-?\\d+(?:,-?\\d+)?\\))?( with(?:out)? time zone)?((?:\\[])*)");

	private static final Pattern LITERAL = Pattern.compile("[BX]?'(?:[^']|'')*'");

	private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?(?:[eE][+-]?\\d+)?");

	private static final Pattern WORD = Pattern.compile("true|false|NULL(?![\\w(])");

	private final String print;

	private final Predicate<String> texts;

	private int position;

	private ConstantParser(String print, Predicate<String> texts) {
		this.print = print;
		this.texts = texts;
	}

	/**
	 * Parse a whole expression.
	 * @param print an expression
	 * @param texts tells whether the values of a type that is not built in are their
	 * texts
	 * @return null if it is not a constant
	 */
	static @Nullable Constant constant(String print, Predicate<String> texts) {
		ConstantParser parser = new ConstantParser(print, texts);
		Constant constant = parser.expression();
		return (parser.position == print.length()) ? constant : null;
	}

	/**
	 * Parse the type of a column.
	 * @return null if it is neither built in nor a text
	 */
	static @Nullable ConstantType type(String print, Predicate<String> texts) {
		ConstantParser parser = new ConstantParser(print, texts);
		ConstantType type = parser.type();
		return (parser.position == print.length()) ? type : null;
	}

	private @Nullable Constant expression() {
		Constant constant = primary();
		while (constant != null && skip("::")) {
			ConstantType type = type();
			constant = (type != null) ? constant.cast(type) : null;
		}
		return constant;
	}

	private @Nullable Constant primary() {
		if (skip("(")) {
			Constant constant = expression();
			return skip(")") ? constant : null;
		}
		if (skip("ARRAY[")) {
			return array();
		}
		Matcher matcher = at(LITERAL);
		if (matcher.lookingAt()) {
			return new Constant(take(matcher), null, false);
		}
		matcher = at(NUMBER);
		if (matcher.lookingAt()) {
			String type = (matcher.group().matches("\\d{1,9}")) ? "integer" : "numeric";
			return new Constant(take(matcher), new ConstantType(type, type, 0), false);
		}
		matcher = at(WORD);
		if (matcher.lookingAt()) {
			String word = take(matcher);
			return word.equals("NULL") ? new Constant(word, null, true)
					: new Constant(word, new ConstantType("boolean", "boolean", 0), false);
		}
		return null;
	}

	private @Nullable Constant array() {
		StringBuilder sql = new StringBuilder("ARRAY[");
		ConstantType type = null;
		while (!skip("]")) {
			boolean first = sql.charAt(sql.length() - 1) == '[';
			Constant element = (first || skip(", ")) ? expression() : null;
			ConstantType own = (element != null) ? element.type() : null;
			if (element == null || own == null || type != null && !type.equals(own)) {
				return null;
			}
			type = own;
			sql.append(first ? "" : ", ").append(element.sql());
		}
		return new Constant(sql.append(']').toString(), (type != null) ? type.array() : null, false);
	}

	private @Nullable ConstantType type() {
		Matcher matcher = at(TYPE);
		if (!matcher.lookingAt()) {
			return null;
		}
		this.position = matcher.end();
		String modifiers = (matcher.group(2) != null) ? matcher.group(2) : "";
		String zone = (matcher.group(3) != null) ? matcher.group(3) : "";
		int dimensions = matcher.group(4).length() / 2;
		String base = matcher.group(1).equals("\"bit\"") ? "bit" : matcher.group(1) + zone;
		if (BUILT_IN.contains(base)) {
			return new ConstantType(base, matcher.group(1) + modifiers + zone, dimensions);
		}
		return this.texts.test(base) ? new ConstantType("text", "text", dimensions) : null;
	}

	private Matcher at(Pattern pattern) {
		return pattern.matcher(this.print).region(this.position, this.print.length());
	}

	private String take(Matcher matcher) {
		this.position = matcher.end();
		return matcher.group();
	}

	private boolean skip(String text) {
		boolean there = this.print.startsWith(text, this.position);
		this.position += there ? text.length() : 0;
		return there;
	}

}
