package com.ofauto.migrations.devtools.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code pg_dump} makes of a database: its entries in no order, since that is the
 * order in which the objects were made where it is not that of their names.
 *
 * @param entries one for each object or part of one, less what {@link DumpMasks} leaves
 * out
 */
public record Dump(List<String> entries) {

	/**
	 * What is seen of a database where there is no {@code pg_dump}.
	 */
	public static final Dump NONE = new Dump(List.of());

	private static final Pattern HEADER = Pattern.compile("(?m)^--\n-- (?=Name: )");

	static Dump of(String text) {
		List<String> entries = new ArrayList<>(DumpMasks.settings(text));
		HEADER.splitAsStream(text).map(DumpMasks::apply).sorted().forEach(entries::add);
		return new Dump(List.copyOf(entries));
	}

	/**
	 * Compares two dumps.
	 * @param is what one database is dumped as
	 * @param shouldBe what the other is dumped as
	 * @return the entries that only one of them has
	 */
	public static List<String> compare(Dump is, Dump shouldBe) {
		List<String> more = new ArrayList<>(is.entries());
		List<String> missing = new ArrayList<>(shouldBe.entries());
		shouldBe.entries().forEach(more::remove);
		is.entries().forEach(missing::remove);
		List<String> differences = new ArrayList<>();
		more.forEach((entry) -> differences.add("pg_dump has: " + entry));
		missing.forEach((entry) -> differences.add("pg_dump misses: " + entry));
		return differences;
	}

}
