package com.ofauto.migrations.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A person's decision about an applied migration that was removed from disk, in the
 * record's {@code logs}. Prisma does not read the logs of a finished row, and a dump
 * carries them.
 *
 * @param by the migration that stands for it, or {@code null} if none does
 */
record Retirement(@Nullable String by) {

	private static final Pattern LINE = Pattern
		.compile("ofauto-migrations: (?:removed on purpose|replaced by ([^\\n]+))(?:\\n.*)?", Pattern.DOTALL);

	static @Nullable Retirement parse(@Nullable String logs) {
		Matcher line = (logs != null) ? LINE.matcher(logs) : null;
		return (line != null && line.matches()) ? new Retirement(line.group(1)) : null;
	}

	static @Nullable Retirement of(MigrationRecord record) {
		return parse(record.logs());
	}

	String line() {
		return "ofauto-migrations: " + ((this.by != null) ? "replaced by " + this.by : "removed on purpose");
	}

}
