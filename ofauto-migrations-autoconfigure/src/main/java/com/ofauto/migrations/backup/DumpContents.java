package com.ofauto.migrations.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.OngoingWork;

/**
 * What {@code pg_restore --list} says that a dump has.
 *
 * @param entries the entries, each with its kind, its schema, its name and its owner
 */
record DumpContents(TreeSet<String> entries) {

	private static final Pattern ENTRY = Pattern.compile("\\d+; \\d+ \\d+ (.*)");

	/**
	 * Reads it.
	 * @throws BackupFailedException if the file is no dump that can be read
	 */
	static DumpContents read(PostgresPrograms programs, Path file, OngoingWork work) {
		List<String> said = new ArrayList<>();
		int code;
		try {
			code = ProgramRun
				.ofPostgres(List.of(programs.restore().toString(), "--list", file.toAbsolutePath().toString()),
						Map.of())
				.run(work, said::add);
		}
		catch (IOException ex) {
			throw BackupFailedException.notThere("pg_restore", ex);
		}
		if (code != 0) {
			throw BackupFailedException.ended("pg_restore --list", code, said);
		}
		TreeSet<String> entries = new TreeSet<>();
		for (String line : said) {
			Matcher entry = ENTRY.matcher(line);
			if (entry.matches()) {
				entries.add(entry.group(1));
			}
		}
		return new DumpContents(entries);
	}

	boolean has(DumpedTable table) {
		return begins(table.entry());
	}

	private boolean begins(String entry) {
		String next = this.entries.ceiling(entry);
		return next != null && next.startsWith(entry);
	}

}
