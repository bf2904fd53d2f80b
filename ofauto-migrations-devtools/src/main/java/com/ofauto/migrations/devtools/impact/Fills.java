package com.ofauto.migrations.devtools.impact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The relations into which a migration puts rows of which its script does not say how
 * many. On an empty database none arrive, but the locks of those who write are taken.
 */
final class Fills {

	private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\\s\"(])+";

	/** It says itself how many rows there are. */
	private static final Pattern VALUES = pattern("^INSERT\\s+INTO\\s+" + NAME + "(\\s+AS\\s+" + NAME
			+ ")?\\s*(\\([^()]*\\))?\\s*(OVERRIDING\\s+\\w+\\s+VALUE\\s*)?(DEFAULT\\s+)?VALUES\\b");

	private static final Pattern FROM_THE_SCRIPT = pattern("\\bFROM\\s+STDIN\\b");

	private static final Pattern WITH = pattern("^WITH\\b");

	private static final Pattern INSERT = pattern("\\bINSERT\\b");

	private static final Pattern WRITES = pattern("\\b(INSERT|COPY|MERGE|SELECT|PERFORM|CALL|EXECUTE)\\b");

	/** What has been met in the migration or was there before it. */
	private final Set<Long> met = new HashSet<>();

	private final Set<Long> relations = new HashSet<>();

	private final List<String> blocks = new ArrayList<>();

	/**
	 * A migration begins.
	 * @param there the relations that are there
	 */
	void begin(Set<Long> there) {
		this.met.clear();
		this.met.addAll(there);
		this.relations.clear();
		this.blocks.clear();
	}

	/**
	 * Looks at a statement that has run.
	 * @return the relations into which it may have put rows
	 */
	Set<Long> by(String statement, String command, Glance before, Glance after) {
		Set<Long> filled = new HashSet<>();
		boolean may = mayFill(statement, command);
		after.held().forEach((oid, held) -> {
			boolean made = this.met.add(oid) && (command.equals("SELECT") || isBlock(command));
			Glance.Held former = before.held().get(oid);
			boolean wrote = held.writes()
					&& (former == null || !former.writes() || isTarget(held.name()).matcher(statement).find());
			if (may && (made || wrote)) {
				filled.add(oid);
			}
		});
		if (isBlock(command)) {
			block(statement);
		}
		this.relations.addAll(filled);
		return filled;
	}

	/**
	 * A loop over rows does nothing where there are none, and takes no lock.
	 */
	void block(String statement) {
		if (WRITES.matcher(statement).find()) {
			this.blocks.add(statement);
		}
	}

	private static boolean mayFill(String statement, String command) {
		return switch (command) {
			case "INSERT" -> !VALUES.matcher(statement).find();
			case "COPY" -> !FROM_THE_SCRIPT.matcher(statement).find();
			case "UPDATE", "DELETE" -> WITH.matcher(statement).find();
			case "MERGE" -> INSERT.matcher(statement).find();
			case "SELECT", "DO", "CALL", "EXECUTE", "EXPLAIN" -> WRITES.matcher(statement).find();
			default -> false;
		};
	}

	static boolean isBlock(String command) {
		return command.equals("DO") || command.equals("CALL");
	}

	private static Pattern isTarget(String name) {
		return pattern("\\b(?:INTO|COPY)\\s+(?:ONLY\\s+)?(?:" + NAME + "\\s*\\.\\s*)?\"?" + Pattern.quote(name)
				+ "\"?(?![\\w$])");
	}

	/**
	 * Whether a block of the migration names a relation.
	 * @param name the name without its schema and quotes
	 */
	boolean mayHaveFilled(String name) {
		Pattern word = pattern("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])");
		return this.blocks.stream().anyMatch((block) -> word.matcher(block).find());
	}

	/**
	 * The relations by their number.
	 */
	Set<Long> relations() {
		return this.relations;
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
