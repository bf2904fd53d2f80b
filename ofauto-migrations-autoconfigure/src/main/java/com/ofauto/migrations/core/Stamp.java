package com.ofauto.migrations.core;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The environment written into a database: a line in the comment of the history table,
 * which Prisma ignores. Other lines of the comment stay.
 *
 * @param environment the environment
 * @param binding the database that was stamped, or {@code null} if the line does not say
 * @param byRun whether a run wrote it by itself; a line that does not say so is a
 * person's
 */
record Stamp(MigrationEnvironment environment, @Nullable DatabaseIdentity binding, boolean byRun) {

	private static final String START = "ofauto-migrations: stamped ";

	/** What a person may have written by hand. */
	private static final Pattern ANY_START = Pattern.compile("\\s*ofauto-migrations\\s*:\\s*stamped\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern LINE = Pattern
		.compile("(\\w+) on server (-?\\d{1,18}|-?[1-8]\\d{18}) database (\\d{1,10})( by a run)?");

	private static final String BY_RUN = " by a run";

	/**
	 * Reads a comment. A line of ours that says nothing we know means production.
	 * @return the strictest stamp, or {@code null} if there is none
	 */
	static @Nullable Stamp in(@Nullable String comment) {
		if (comment == null) {
			return null;
		}
		return lines(comment).filter(Stamp::isStamp)
			.map((line) -> parse(ANY_START.matcher(line).replaceFirst("").strip()))
			.max(Comparator.comparing(Stamp::environment))
			.orElse(null);
	}

	private static boolean isStamp(String line) {
		return ANY_START.matcher(line).lookingAt();
	}

	private static Stamp parse(String line) {
		return LINE.matcher(line)
			.results()
			.limit(1)
			.map(Stamp::of)
			.findFirst()
			.orElseGet(() -> new Stamp(MigrationEnvironment.PRODUCTION, null, false));
	}

	private static Stamp of(MatchResult line) {
		MigrationEnvironment environment = Stream.of(MigrationEnvironment.values())
			.filter((value) -> value.word().equals(line.group(1).toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElse(MigrationEnvironment.PRODUCTION);
		return new Stamp(environment,
				new DatabaseIdentity(Long.parseLong(line.group(2)), Long.parseLong(line.group(3))),
				line.group(4) != null);
	}

	/**
	 * Whether an environment can be written into a database: the others describe the
	 * caller.
	 */
	static boolean canBe(MigrationEnvironment environment) {
		return environment != MigrationEnvironment.TEST && environment != MigrationEnvironment.CI;
	}

	boolean isOf(DatabaseIdentity database) {
		return database.equals(this.binding);
	}

	/**
	 * A comment with a stamp in place of any other.
	 */
	static String write(MigrationEnvironment environment, DatabaseIdentity database, boolean byRun,
			@Nullable String comment) {
		String line = START + environment.word() + " on server " + database.system() + " database "
				+ database.database() + (byRun ? BY_RUN : "");
		return Stream.concat(lines(comment).filter((other) -> !isStamp(other)), Stream.of(line))
			.collect(Collectors.joining("\n"));
	}

	private static Stream<String> lines(@Nullable String comment) {
		return Objects.requireNonNullElse(comment, "").lines();
	}

}
