package com.ofauto.migrations.devtools.scratch;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the comment of a database says of its use by us: a line that names server and
 * database, since a dump carries comments to others, where they are not true. A person's
 * own lines stay.
 *
 * @param system the server's identity
 * @param oid the database's identity on it
 * @param state what there is
 */
record ScratchComment(long system, long oid, String state) {

	/** Nothing is in it. */
	static final String EMPTY = "empty";

	/** A person has said that nobody misses what is in it. */
	static final String TO_BE_EMPTIED = "to be emptied";

	private static final String IN_USE = "in use by run ";

	private static final String START = "ofauto-migrations: scratch on server ";

	private static final Pattern LINE = Pattern
		.compile(Pattern.quote(START) + "(-?\\d{1,19}) database (\\d{1,10}), (.*)");

	static ScratchComment empty(ServerFacts facts) {
		return new ScratchComment(facts.system(), facts.oid(), EMPTY);
	}

	static ScratchComment toBeEmptied(ServerFacts facts) {
		return new ScratchComment(facts.system(), facts.oid(), TO_BE_EMPTIED);
	}

	static ScratchComment inUse(ServerFacts facts, String run) {
		return new ScratchComment(facts.system(), facts.oid(), IN_USE + run);
	}

	/**
	 * Finds the mark of this very database.
	 */
	static Optional<ScratchComment> in(@Nullable String comment, ServerFacts facts) {
		return lines(comment).map(LINE::matcher)
			.filter(Matcher::matches)
			.map((line) -> new ScratchComment(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)),
					line.group(3)))
			.filter((mark) -> mark.system == facts.system() && mark.oid == facts.oid())
			.findFirst();
	}

	boolean isInUse() {
		return this.state.startsWith(IN_USE);
	}

	/**
	 * A comment with this mark in place of any other.
	 */
	String in(@Nullable String comment) {
		return Stream.concat(lines(comment).filter((line) -> !line.startsWith(START)), Stream.of(toString()))
			.collect(Collectors.joining("\n"));
	}

	private static Stream<String> lines(@Nullable String comment) {
		return Objects.requireNonNullElse(comment, "").lines();
	}

	@Override
	public String toString() {
		return START + this.system + " database " + this.oid + ", " + this.state;
	}

}
