package com.ofauto.migrations.devtools.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is not compared of a dump, each with its reason: what is no part of a schema, and
 * what {@link Ignored} and {@link Printers} leave out of the catalogs too.
 */
final class DumpMasks {

	/**
	 * A part of an entry that is no difference.
	 *
	 * @param reason why it is none
	 * @param types the types of entries that have it; none are all
	 * @param change takes it out
	 */
	private record Mask(String reason, Set<String> types, UnaryOperator<String> change) {

		private String apply(String type, String entry) {
			return (this.types.isEmpty() || this.types.contains(type)) ? this.change.apply(entry) : entry;
		}

	}

	private static final Pattern HEADER = Pattern
		.compile("\\A(Name: .*?; Type: ([A-Z ]+); Schema: .*?; Owner: .*)\n--\n\n");

	private static final Pattern OWNER_WITH_OPTION = Pattern
		.compile("(?s)\\AName: [^\n]*; Owner: ([^\n]+)\n.* TO \"?\\1\"? WITH GRANT OPTION;.*");

	private static final Pattern END = Pattern.compile("(?m)^--\n-- PostgreSQL database dump complete\n--$");

	private static final Pattern KEY = Pattern.compile("(?m)^\\\\(un)?restrict .*\n");

	private static final Pattern OPTIONS = Pattern.compile("\\bWITH \\(([^()]+)\\)");

	private static final Pattern SETTING = Pattern
		.compile("(?m)^SET default_(tablespace|table_access_method|with_oids) = .*;$");

	private static final List<Mask> MASKS = List.of(
			new Mask("a random word, which keeps psql from obeying what a name says", Set.of(),
					(entry) -> KEY.matcher(entry).replaceAll("")),
			new Mask("a setting stands before the first entry that needs it; which there are is compared", Set.of(),
					(entry) -> SETTING.matcher(entry).replaceAll("")),
			new Mask("the end is that of the dump, and stands behind its last entry", Set.of(),
					(entry) -> END.matcher(entry).replaceAll("")),
			new Mask("the order of storage parameters is that in which they were set", Set.of(),
					(entry) -> OPTIONS.matcher(entry).replaceAll(DumpMasks::sortedOptions)),
			new Mask("the order of a table's columns is no difference", Set.of("TABLE", "FOREIGN TABLE"),
					DumpMasks::sortedLines),
			new Mask("the order of grants is that in which they were made", Set.of("ACL", "DEFAULT ACL"),
					DumpMasks::sortedLines),
			new Mask("an owner may grant all that he has, whether it stands there or not", Set.of("ACL"),
					DumpMasks::withoutOptionsOfOwner));

	private DumpMasks() {
	}

	static String apply(String entry) {
		Matcher header = HEADER.matcher(entry);
		String type = header.find() ? header.group(2) : "";
		String masked = type.isEmpty() ? entry : header.replaceFirst("$1\n");
		for (Mask mask : MASKS) {
			masked = mask.apply(type, masked);
		}
		return masked.strip();
	}

	/**
	 * The settings that are used somewhere in a dump.
	 */
	static List<String> settings(String dump) {
		return SETTING.matcher(dump).results().map(MatchResult::group).distinct().sorted().toList();
	}

	private static String sortedOptions(MatchResult options) {
		return Matcher.quoteReplacement(
				Arrays.stream(options.group(1).split(", ")).sorted().collect(Collectors.joining(", ", "WITH (", ")")));
	}

	private static String sortedLines(String entry) {
		String header = entry.lines().findFirst().orElse("");
		return entry.lines()
			.skip(1)
			.map((line) -> line.replaceFirst(",$", ""))
			.sorted()
			.collect(Collectors.joining("\n", header + "\n", ""));
	}

	/**
	 * The catalogs are compared with what the owner has, but not with his options.
	 */
	private static String withoutOptionsOfOwner(String entry) {
		Matcher owner = OWNER_WITH_OPTION.matcher(entry);
		return owner.matches()
				? entry.replaceAll(
						"\n(GRANT|REVOKE) .* (TO|FROM) \"?" + Pattern.quote(owner.group(1)) + "\"?( WITH .*)?;", "")
				: entry;
	}

}
