package com.ofauto.migrations.devtools.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType.Conversion;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.schema.Cast;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Domain;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type become values of another, and whether each value can.
 */
final class TypeConversion {

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric", "real",
			"double precision");

	private static final Map<String, Set<String>> ASSIGNED = Map.ofEntries(Map.entry("smallint", NUMBERS),
			Map.entry("integer", union(NUMBERS, "oid", "money")), Map.entry("bigint", union(NUMBERS, "oid", "money")),
			Map.entry("numeric", union(NUMBERS, "money")), Map.entry("real", NUMBERS),
			Map.entry("double precision", NUMBERS), Map.entry("oid", Set.of("integer", "bigint")),
			Map.entry("money", Set.of("numeric")), Map.entry("json", Set.of("jsonb")),
			Map.entry("jsonb", Set.of("json")),
			Map.entry("date", Set.of("timestamp without time zone", "timestamp with time zone")),
			Map.entry("timestamp without time zone",
					Set.of("date", "timestamp with time zone", "time without time zone")),
			Map.entry("timestamp with time zone",
					Set.of("date", "timestamp without time zone", "time without time zone", "time with time zone")),
			Map.entry("time without time zone", Set.of("interval", "time with time zone")),
			Map.entry("time with time zone", Set.of("time without time zone")),
			Map.entry("interval", Set.of("time without time zone")), Map.entry("bit", Set.of("bit varying")),
			Map.entry("bit varying", Set.of("bit")), Map.entry("inet", Set.of("cidr")),
			Map.entry("cidr", Set.of("inet")), Map.entry("macaddr", Set.of("macaddr8")),
			Map.entry("macaddr8", Set.of("macaddr")));

	private static final Map<String, Set<String>> EXPLICIT = Map.of("integer", Set.of("boolean", "bit"), "boolean",
			Set.of("integer"), "bigint", Set.of("bit"), "bit", Set.of("integer", "bigint"), "jsonb",
			union(NUMBERS, "boolean"));

	/**
	 * The types between which PostgreSQL's cast silently changes a number that does not
	 * fit.
	 */
	private static final Set<Set<String>> WRAPPING = Set.of(Set.of("oid", "integer"));

	private static final List<Set<String>> COMPARABLE = List.of(Set.of("smallint", "integer", "bigint"),
			Set.of("text", "character varying"), Set.of("real", "double precision"),
			Set.of("date", "timestamp without time zone", "timestamp with time zone"));

	private final DatabaseSchema schema;

	TypeConversion(DatabaseSchema schema) {
		this.schema = schema;
	}

	Conversion conversion(String from, String to) {
		TypeName before = resolve(from);
		TypeName after = resolve(to);
		if (TypeName.base(from).equals(TypeName.base(to))
				|| before.base().equals(after.base()) && before.array() == after.array() || after.isText()) {
			return Conversion.ASSIGNED;
		}
		if (after.array() && !before.array()) {
			if (before.isJson() && !after.element().isJson()) {
				return Conversion.LIST_OF_JSON;
			}
			boolean alike = before.base().equals(after.base()) || element(before, after.element()) != Conversion.TEXT;
			return alike ? Conversion.ELEMENT : Conversion.TEXT_ELEMENT;
		}
		if (after.isJson() && before.array()) {
			return Conversion.JSON;
		}
		Conversion conversion = element(before, after);
		if (conversion == Conversion.TEXT) {
			conversion = byJson(before, after);
		}
		return (conversion == Conversion.TEXT && before.array() && after.array()) ? Conversion.TEXTS : conversion;
	}

	private static Conversion byJson(TypeName before, TypeName after) {
		if (after.isJson()) {
			return Conversion.JSON;
		}
		return (before.isJson() && !after.array()) ? Conversion.OF_JSON : Conversion.TEXT;
	}

	private Conversion element(TypeName before, TypeName after) {
		if (before.array() != after.array()) {
			return Conversion.TEXT;
		}
		Cast.Context context = cast(before.base(), after.base());
		if (context != null) {
			return (context == Cast.Context.EXPLICIT) ? Conversion.CAST : Conversion.ASSIGNED;
		}
		if (before.isText() && after.base().equals("bytea")) {
			return Conversion.BYTES;
		}
		if (!after.array() && WRAPPING.contains(Set.of(before.base(), after.base()))) {
			return Conversion.BIGINT;
		}
		if (after.element().isText() || ASSIGNED.getOrDefault(before.base(), Set.of()).contains(after.base())) {
			return Conversion.ASSIGNED;
		}
		boolean explicit = before.element().isText()
				|| EXPLICIT.getOrDefault(before.base(), Set.of()).contains(after.base());
		return explicit ? Conversion.CAST : Conversion.TEXT;
	}

	/**
	 * Whether an index of either type compares values of both.
	 */
	boolean isComparable(String from, String to) {
		TypeName before = resolve(from);
		TypeName after = resolve(to);
		return before.base().equals(after.base()) && before.array() == after.array()
				|| COMPARABLE.stream().anyMatch((types) -> types.containsAll(Set.of(before.base(), after.base())));
	}

	/**
	 * Return what happens to values that do not fit; null if all fit.
	 */
	@Nullable Kind hazard(String from, String to) {
		TypeName before = resolve(from);
		TypeName after = resolve(to);
		Conversion conversion = conversion(from, to);
		boolean known = cast(before.base(), after.base()) != null;
		if (conversion == Conversion.ELEMENT || conversion == Conversion.JSON || known) {
			return null;
		}
		if (conversion == Conversion.BIGINT) {
			return Kind.TYPE_NARROWED;
		}
		if (conversion != Conversion.ASSIGNED) {
			return EXPLICIT.getOrDefault(before.base(), Set.of()).contains(after.base()) ? Kind.TYPE_NARROWED
					: Kind.TYPE_NOT_CASTABLE;
		}
		if (TypeWidening.isWider(before, after)) {
			return null;
		}
		return TypeWidening.isCoarser(before, after) ? Kind.PRECISION_LOST : Kind.TYPE_NARROWED;
	}

	/**
	 * Whether the result depends on the session's time zone.
	 */
	boolean isReadInTimeZone(String from, String to) {
		return TypeWidening.isReadInTimeZone(resolve(from), resolve(to));
	}

	/**
	 * Whether the stored rows stay unchanged.
	 */
	boolean isStoredAlike(String from, String to) {
		TypeName before = resolve(from);
		TypeName after = resolve(to);
		return conversion(from, to) == Conversion.ASSIGNED && TypeWidening.isStoredAlike(before, after);
	}

	private Cast.@Nullable Context cast(String from, String to) {
		return this.schema.all(Cast.class)
			.stream()
			.filter((cast) -> cast.id().name().equals(from + " AS " + to))
			.map(Cast::context)
			.findFirst()
			.orElse(null);
	}

	private TypeName resolve(String type) {
		TypeName name = TypeName.of(type);
		String plain = name.base().replace("\"", "");
		return this.schema.all(Domain.class)
			.stream()
			.filter((domain) -> plain.equals(domain.id().dottedName()))
			.findFirst()
			.map((domain) -> resolve(name.array() ? domain.type() + "[]" : domain.type()))
			.orElse(name);
	}

	private static Set<String> union(Set<String> some, String... others) {
		Set<String> all = new HashSet<>(some);
		all.addAll(Set.of(others));
		return Set.copyOf(all);
	}

}
