package com.ofauto.migrations.devtools.scratch;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Our mark in the comment of a database. It names server and database, because a dump
 * carries comments to others, where the mark is not valid. Other lines of the comment are
 * kept.
 *
 * @param system the identifier of the server
 * @param oid the number of the database
 * @param state the state of the database
 */
record ScratchComment(long system, long oid, String state) {

	/** The database is empty. */
	static final String EMPTY = "empty";

	/** A person allows the deletion of its content. */
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
	 * Find the mark of exactly this database.
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
	 * Return a comment with this mark in place of any other.
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
