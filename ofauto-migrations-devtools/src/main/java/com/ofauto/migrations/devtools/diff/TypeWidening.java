package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows which types hold every value of which others.
 */
final class TypeWidening {

	private static final Map<String, Set<String>> WIDER = Map.ofEntries(
			Map.entry("smallint", Set.of("integer", "bigint", "numeric", "real", "double precision")),
			Map.entry("integer", Set.of("bigint", "numeric", "double precision")),
			Map.entry("bigint", Set.of("numeric")), Map.entry("real", Set.of("double precision")),
			Map.entry("date", Set.of("timestamp without time zone", "timestamp with time zone")),
			Map.entry("timestamp without time zone", Set.of("timestamp with time zone")),
			Map.entry("timestamp with time zone", Set.of("timestamp without time zone")),
			Map.entry("time without time zone", Set.of("interval", "time with time zone")),
			Map.entry("json", Set.of("jsonb")), Map.entry("jsonb", Set.of("json")), Map.entry("cidr", Set.of("inet")),
			Map.entry("macaddr", Set.of("macaddr8")), Map.entry("bit", Set.of("bit varying")));

	private static final Map<String, Set<String>> IN_A_ZONE = Map.of("date", Set.of("timestamp with time zone"),
			"timestamp without time zone", Set.of("timestamp with time zone"), "time without time zone",
			Set.of("time with time zone"), "timestamp with time zone",
			Set.of("date", "timestamp without time zone", "time without time zone", "time with time zone"));

	private static final Set<String> FRACTIONS = Set.of("numeric", "real", "double precision");

	private TypeWidening() {
	}

	static boolean isWider(TypeName from, TypeName to) {
		if (from.array() && !to.array()) {
			return to.modifiers().isEmpty();
		}
		if (from.base().equals(to.base())) {
			return isRoomier(from, to);
		}
		if (to.element().isText()) {
			return to.modifiers().isEmpty() && !to.base().equals("character")
					|| from.element().isText() && isRoomier(from, to);
		}
		return WIDER.getOrDefault(from.base(), Set.of()).contains(to.base())
				&& (to.modifiers().isEmpty() || isReadInTimeZone(from, to) && isRoomier(from, to));
	}

	/**
	 * Whether the result depends on the session's time zone.
	 */
	static boolean isReadInTimeZone(TypeName from, TypeName to) {
		return from.array() == to.array() && IN_A_ZONE.getOrDefault(from.base(), Set.of()).contains(to.base());
	}

	/**
	 * Whether a value loses precision.
	 */
	static boolean isCoarser(TypeName from, TypeName to) {
		boolean fraction = FRACTIONS.contains(from.base()) && !FRACTIONS.contains(to.base());
		boolean time = from.base().startsWith("time") || from.base().equals("interval");
		boolean number = FRACTIONS.contains(from.base()) && (scale(to) < scale(from) || !to.base().equals("numeric"));
		return fraction || time || number;
	}

	/**
	 * Whether PostgreSQL changes only the catalog.
	 */
	static boolean isStoredAlike(TypeName from, TypeName to) {
		if (from.array() != to.array()) {
			return false;
		}
		if (from.base().equals(to.base())) {
			return isRoomier(from, to) && !from.base().equals("character") && !from.base().equals("bit")
					&& sameScale(from, to);
		}
		boolean text = isVarying(from) && isVarying(to) && isRoomier(from, to);
		return text || from.base().equals("cidr") && to.base().equals("inet");
	}

	private static boolean isVarying(TypeName type) {
		return type.base().equals("text") || type.base().equals("character varying");
	}

	private static boolean sameScale(TypeName from, TypeName to) {
		return to.modifiers().isEmpty() || scale(from) == scale(to);
	}

	private static int scale(TypeName type) {
		return (type.modifiers().size() > 1) ? type.modifiers().get(1) : 0;
	}

	private static boolean isRoomier(TypeName from, TypeName to) {
		List<Integer> before = from.modifiers();
		List<Integer> after = to.modifiers();
		if (after.isEmpty()) {
			return true;
		}
		if (before.isEmpty()) {
			return false;
		}
		return scale(to) >= scale(from) && after.get(0) - scale(to) >= before.get(0) - scale(from);
	}

}
