package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.FailureException;
import com.ofauto.migrations.core.OngoingWork;

/**
 * What {@code pg_restore --list} says that a dump has.
 *
 * @param entries the entries, each with its kind, its schema, its name and its owner
 * @param ofDatabase the lines of the list that are about the database as a whole
 */
record DumpContents(TreeSet<String> entries, List<String> ofDatabase) {

	private static final Pattern OF_DATABASE = Pattern
		.compile("(DATABASE|DATABASE PROPERTIES) - " + "|(ACL|COMMENT|SECURITY LABEL) - DATABASE ");

	private static final Pattern ENTRY = Pattern.compile("\\d+; \\d+ \\d+ (.*)");

	/**
	 * Reads it.
	 * @param unreadable makes of what {@code pg_restore} has said a failure, if the file
	 * is no dump that it can read
	 */
	static DumpContents read(PostgresPrograms programs, Path file, OngoingWork work,
			Function<List<String>, FailureException> unreadable) {
		List<String> said = new ArrayList<>();
		try {
			int code = ProgramRun
				.ofPostgres(
						List.of(programs.restore().toString(), "--list", "--create", file.toAbsolutePath().toString()),
						Map.of())
				.run(work, said::add);
			if (code != 0) {
				throw unreadable.apply(said);
			}
		}
		catch (IOException ex) {
			throw BackupFailedException.notThere("pg_restore", ex);
		}
		TreeSet<String> entries = new TreeSet<>();
		List<String> ofDatabase = new ArrayList<>();
		for (String line : said) {
			Matcher entry = ENTRY.matcher(line);
			if (entry.matches()) {
				entries.add(entry.group(1));
				if (OF_DATABASE.matcher(entry.group(1)).lookingAt()) {
					ofDatabase.add(line);
				}
			}
		}
		return new DumpContents(entries, ofDatabase);
	}

	/**
	 * The owners of all that it has.
	 */
	Set<String> owners() {
		return this.entries.stream()
			.map((entry) -> entry.substring(entry.lastIndexOf(' ') + 1))
			.filter((owner) -> !owner.isEmpty())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Whether it has a history of migrations.
	 */
	boolean hasHistory() {
		return this.entries.stream().anyMatch((entry) -> entry.matches("TABLE .+ _prisma_migrations .*"));
	}

	/**
	 * What it lacks of a table.
	 * @return the table, or its rows, or nothing
	 */
	Optional<String> missing(DumpedTable table) {
		if (!begins(table.entry())) {
			return Optional.of(table.toString());
		}
		return (!table.hasRows() || begins(table.entryOfRows())) ? Optional.empty()
				: Optional.of("the rows of " + table);
	}

	private boolean begins(String entry) {
		String next = this.entries.ceiling(entry);
		return next != null && next.startsWith(entry);
	}

}
