package com.ofauto.migrations.devtools.source;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An expression with the same value in every session: literals, and casts between
 * built-in types that depend on no setting.
 *
 * @param sql the expression, in which an enum is text
 * @param type its type, or {@code null} for a literal without one
 * @param unknown whether it is null
 */
record Constant(String sql, @Nullable ConstantType type, boolean unknown) {

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Set<String> PLAIN = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision", "boolean", "text", "character varying", "character", "bpchar", "uuid", "json", "jsonb",
			"bytea", "inet", "cidr", "macaddr", "macaddr8", "bit", "bit varying", "oid");

	private static final Set<String> DATES = Set.of("date", "timestamp without time zone");

	/**
	 * Return the type for comparisons: without a length, which would cut a text that an
	 * insert refuses, and as {@code jsonb}, which ignores blanks.
	 */
	private static final Map<String, String> COMPARED = Map.of("character varying", "character varying", "character",
			"bpchar", "bpchar", "bpchar", "bit", "bit varying", "bit varying", "bit varying", "json", "jsonb");

	/**
	 * Cast the constant.
	 * @return null if the result depends on a setting or on user-defined code
	 */
	@Nullable Constant cast(ConstantType to) {
		if (this.type != null && !this.unknown && !isFree(this.type, to)) {
			return null;
		}
		return new Constant("(" + this.sql + ")::" + to.sql(), to, this.unknown);
	}

	private static boolean isFree(ConstantType from, ConstantType to) {
		return from.dimensions() == to.dimensions()
				&& (from.base().equals(to.base()) || PLAIN.contains(from.base()) && PLAIN.contains(to.base())
						|| DATES.contains(from.base()) && DATES.contains(to.base()));
	}

	/**
	 * Write the condition that two constants are the same value in a column.
	 * @return a condition, or null if there is none
	 */
	@Nullable String isSame(Constant other, ConstantType column) {
		String compared = COMPARED.get(column.base());
		ConstantType in = (compared != null) ? new ConstantType(compared, compared, column.dimensions()) : column;
		Constant one = cast(in);
		Constant two = other.cast(in);
		if (one != null && two != null) {
			return text(one) + " OPERATOR(pg_catalog.=) " + text(two);
		}
		if (this.type == null || !this.type.equals(other.type)) {
			return null;
		}
		// The column treats both in the same way.
		return (NUMBERS.contains(this.type.base()) && this.type.dimensions() == 0)
				? "(" + this.sql + ") OPERATOR(pg_catalog.=) (" + other.sql + ")"
				: text(this) + " OPERATOR(pg_catalog.=) " + text(other);
	}

	private static String text(Constant constant) {
		return "((" + constant.sql + ")::text)";
	}

}
