package com.ofauto.migrations.devtools.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationStatement;
import com.ofauto.migrations.core.ShellWord;
import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.scratch.FailureText;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A migration under test, with its problems so far. Statements that create existing
 * objects are removed from its script.
 */
final class TriedMigration {

	/** The SQLSTATEs of a missing relation, object, column, schema or function. */
	private static final Set<String> MISSING = Set.of("42P01", "42704", "42703", "3F000", "42883");

	private final Migration migration;

	private final List<Doubled> doubled = new ArrayList<>();

	private @Nullable String script;

	private @Nullable ReplayFailedException failure;

	TriedMigration(Migration migration) {
		this.migration = migration;
	}

	String name() {
		return this.migration.name();
	}

	/**
	 * The directory of all migrations.
	 */
	Path root() {
		Path directory = Objects.requireNonNull(Path.of(this.migration.location()).getParent());
		return Objects.requireNonNull(directory.getParent());
	}

	/**
	 * Return the script without statements for existing objects, or {@code null} if it
	 * equals its file.
	 */
	@Nullable String script() {
		return this.script;
	}

	/**
	 * Remember the first failure, which may be final or end with a later migration.
	 */
	void fails(ReplayFailedException reason) {
		if (this.failure == null) {
			this.failure = reason;
		}
	}

	boolean isWaiting() {
		return this.failure != null && this.failure.failure() != null;
	}

	/**
	 * Whether it failed because a named object is missing.
	 */
	boolean lacksName() {
		return this.failure != null && isMissing(this.failure);
	}

	private static boolean isMissing(ReplayFailedException failure) {
		return failure.failure() != null && MISSING.contains(failure.failure().sqlState());
	}

	/**
	 * Remove the statement that failed because its object exists.
	 * @return whether it was found
	 */
	boolean takeOut(StatementFailure failed, String text, List<MigrationStatement> statements, @Nullable String maker) {
		MigrationStatement found = null;
		for (MigrationStatement statement : statements) {
			if (statement.line() < failed.location().line() || statement.line() == failed.location().line()
					&& statement.column() <= failed.location().column()) {
				found = statement;
			}
		}
		int start = (found != null) ? index(text, found) : -1;
		if (found == null || !text.startsWith(found.text(), start)) {
			return false;
		}
		String rest = text.substring(0, start) + found.text().replaceAll("[^\\n]", " ")
				+ text.substring(start + found.text().length());
		this.doubled.add(new Doubled(failed, maker, statements.size() == 1));
		this.script = rest;
		return true;
	}

	private static int index(String text, MigrationStatement statement) {
		int start = 0;
		for (int line = 1; line < statement.line(); line++) {
			start = text.indexOf('\n', start) + 1;
		}
		return text.offsetByCodePoints(start, statement.column() - 1);
	}

	/**
	 * Return the problems of a migration that runs by now.
	 * @param after the last migration that was needed for it to run, or {@code null} if
	 * it ran in its place
	 * @param newName a name after that one, or {@code null}
	 */
	List<HistoryProblem> problems(@Nullable String after, @Nullable String newName) {
		List<HistoryProblem> problems = new ArrayList<>();
		if (this.failure != null && after != null) {
			problems.add(new HistoryProblem(name(),
					text(this.failure) + "\nIt runs once " + after + " has been applied, which comes after it.",
					"Rename its directory to " + newName
							+ ", which comes after that one; on each database that has it: " + "migrate resolve "
							+ ShellWord.option("--renamed", name() + "=" + newName)));
		}
		if (!this.doubled.isEmpty()) {
			problems.add(doubled());
		}
		return problems;
	}

	/**
	 * Return the problems of a migration that never runs.
	 * @param first the first such migration, which may be the cause, or {@code null} if
	 * it is this one
	 */
	List<HistoryProblem> problems(@Nullable String first) {
		List<HistoryProblem> problems = new ArrayList<>();
		ReplayFailedException reason = Objects.requireNonNull(this.failure);
		String none = isMissing(reason) ? "\nNo later migration makes it either." : "";
		String cure = isMissing(reason)
				? "If the file is applied nowhere yet, correct it. Otherwise write what it needs into a migration whose name"
						+ " comes before it; on each database that has that already: migrate resolve --applied NAME"
				: reason.remedy();
		problems.add(new HistoryProblem(name(), text(reason) + none,
				(first != null) ? "This may only follow from " + first + ": cure that one first." : cure));
		if (!this.doubled.isEmpty()) {
			problems.add(doubled());
		}
		return problems;
	}

	private static String text(ReplayFailedException failure) {
		return (failure.failure() != null) ? FailureText.of(failure.failure()) : failure.problem();
	}

	private HistoryProblem doubled() {
		String problem = this.doubled.stream().map(Doubled::text).collect(Collectors.joining("\n"));
		Set<String> makers = new TreeSet<>();
		this.doubled.forEach((one) -> makers.add(Objects.requireNonNullElse(one.maker(), "")));
		if (makers.contains("")) {
			return new HistoryProblem(name(), problem,
					"It is there before the first migration, or belongs to the server: create it only if it is missing,"
							+ " or outside of migrations.");
		}
		boolean all = this.doubled.get(this.doubled.size() - 1).last();
		String accept = "on each database that has it: migrate resolve " + ShellWord.option("--accept-edit", name());
		return new HistoryProblem(name(), problem,
				all ? "If it is applied nowhere, delete its directory. Otherwise empty the file; " + accept
						: "Take that out of the file, or write IF NOT EXISTS; " + accept);
	}

	/**
	 * A statement that creates an existing object.
	 *
	 * @param failure the error of PostgreSQL
	 * @param maker the migration that created it before, or {@code null}
	 * @param last whether the script has no other statement left
	 */
	private record Doubled(StatementFailure failure, @Nullable String maker, boolean last) {

		String text() {
			return FailureText.of(this.failure)
					+ ((this.maker != null) ? "\nMigration " + this.maker + " has made it already." : "");
		}

	}

}
