package com.ofauto.migrations.devtools.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.scratch.ReplayFailedException;

/**
 * That a migration needs what only a later one creates: it worked where it was applied,
 * because the thing was there by other means, and cannot work from empty.
 *
 * @param early the migration that needs it
 * @param late the migration that creates it
 * @param name what it is called
 */
public record LateCreation(String early, String late, String name) {

	private static final Pattern MISSING = Pattern
		.compile("(?:relation|table|type|schema|function|sequence|view|index|role|column) \"?([^\"(]+?)\"?(?:\\(.*\\))?"
				+ "(?: of relation .*)? does not exist");

	/**
	 * Looks for the later migration.
	 * @param failure why the history cannot be replayed
	 * @param migrations the history
	 * @param directory where its files are
	 * @return both migrations, or empty if none of them creates what is missing
	 */
	public static Optional<LateCreation> find(ReplayFailedException failure, List<Migration> migrations,
			Path directory) {
		StatementFailure statement = failure.failure();
		Matcher missing = MISSING.matcher((statement != null) ? statement.message() : "");
		if (!missing.find()) {
			return Optional.empty();
		}
		String name = missing.group(1).replaceFirst("^.*\\.", "");
		Pattern creation = Pattern.compile("(?is)\\b(?:CREATE|ADD)\\b[^;]*?\\b" + Pattern.quote(name) + "\\b");
		return migrations.stream()
			.filter((migration) -> migration.name().compareTo(failure.migration()) > 0)
			.filter((migration) -> creation.matcher(text(directory, migration)).find())
			.findFirst()
			.map((migration) -> new LateCreation(failure.migration(), migration.name(), name));
	}

	private static String text(Path directory, Migration migration) {
		try {
			return Files.readString(directory.resolve(migration.name()).resolve("migration.sql"));
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * What is wrong.
	 * @return a sentence
	 */
	public String problem() {
		return "Migration " + this.early + " needs \"" + this.name + "\", which only the later migration " + this.late
				+ " creates.";
	}

	/**
	 * What to do.
	 * @return a sentence
	 */
	public String remedy() {
		return "Move what creates it into a migration whose name comes before " + this.early
				+ ", and record it as applied where it is: migrate resolve --applied NAME.";
	}

}
