package com.ofauto.migrations.safety;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Acceptance;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.ReadableText;

/**
 * Finds names of migrations that say nothing of what the migration does. A name is what a
 * person reads in a history, a log and a failure, years later.
 *
 * @since 0.1.0
 */
@Internal
public final class NameReview {

	/** The code of its findings. */
	public static final String CODE = "name-says-nothing";

	/** Something changes, and nobody knows what. */
	private static final Set<String> EMPTY = Set.of("adjust", "adjusted", "adjustment", "alter", "change", "changed",
			"changes", "cleanup", "correct", "correction", "data", "database", "db", "edit", "final", "fix", "fixed",
			"fixes", "fixup", "hotfix", "improve", "improvements", "migrate", "migration", "migrations", "misc",
			"modify", "new", "patch", "schema", "script", "sql", "stuff", "temp", "tmp", "todo", "tweak", "tweaks",
			"update", "updated", "updates", "various", "version", "wip");

	/** What is done to some object, which needs its name. */
	private static final Set<String> VERBS = Set.of("add", "create", "delete", "drop", "insert", "remove", "rename");

	private static final Set<String> KINDS = Set.of("column", "columns", "constraint", "constraints", "field", "fields",
			"index", "indexes", "key", "keys", "row", "rows", "table", "tables", "view", "views");

	private static final Set<String> FILLERS = Set.of("a", "again", "and", "for", "more", "of", "other", "some", "the",
			"to", "v");

	private NameReview() {
	}

	/**
	 * Looks at a name.
	 * @param name such as {@code 20260105090000_update}
	 * @return whether it says nothing
	 */
	public static boolean saysNothing(String name) {
		List<String> words = words(name);
		boolean empty = words.isEmpty() || words.stream().anyMatch(EMPTY::contains);
		boolean unnamed = words.stream().anyMatch(VERBS::contains) && words.stream().anyMatch(KINDS::contains);
		return (empty || unnamed || VERBS.containsAll(words)) && words.stream().allMatch(NameReview::isCommon);
	}

	private static boolean isCommon(String word) {
		return EMPTY.contains(word) || VERBS.contains(word) || KINDS.contains(word) || FILLERS.contains(word);
	}

	private static List<String> words(String name) {
		String[] parts = name.toLowerCase(Locale.ROOT).split("[\\P{L}]+");
		return List.of(parts).stream().filter((part) -> !part.isEmpty()).toList();
	}

	/**
	 * Looks at the name of a migration.
	 * @param migration the migration
	 * @return the finding, or empty if the name says something or was accepted with a
	 * reason
	 */
	public static Optional<ReviewFinding> of(Migration migration) {
		return (saysNothing(migration.name()) && migration.acceptances().stream().noneMatch(NameReview::accepts))
				? Optional.of(new ReviewFinding(CODE, migration.name(),
						migration.location() + ": " + problem(migration.name()) + " Rename its directory while it is"
								+ " applied nowhere, or write accept=" + CODE
								+ " because REASON into migration.properties beside it."))
				: Optional.empty();
	}

	/**
	 * What is wrong with a name that says nothing.
	 * @param name the name
	 * @return a sentence
	 */
	public static String problem(String name) {
		return "The name " + ReadableText.name(name) + " says nothing of what the migration does.";
	}

	static boolean isAbout(Acceptance acceptance) {
		return acceptance.what().equalsIgnoreCase(CODE);
	}

	private static boolean accepts(Acceptance acceptance) {
		return isAbout(acceptance) && !acceptance.why().isEmpty();
	}

}
