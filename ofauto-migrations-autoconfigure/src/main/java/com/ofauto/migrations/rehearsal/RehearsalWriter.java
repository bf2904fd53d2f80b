package com.ofauto.migrations.rehearsal;

import java.util.Map;

import com.ofauto.migrations.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the record of a rehearsal. The fields have one order, and what was not measured
 * is left out.
 */
final class RehearsalWriter {

	private RehearsalWriter() {
	}

	static String write(Rehearsal rehearsal) {
		return JsonWriter.write(new JsonWriter.Fields().add("format", RehearsalText.FORMAT)
			.add("rehearsedAt", rehearsal.rehearsedAt().toString())
			.add("form", rehearsal.form().word())
			.add("server", rehearsal.server())
			.add("migrations", rehearsal.migrations().stream().map(RehearsalWriter::migration).toList())
			.map());
	}

	private static Map<String, Object> migration(RehearsedMigration migration) {
		return new JsonWriter.Fields().add("name", migration.name())
			.add("checksum", migration.checksum())
			.add("verdict", migration.verdict())
			.add("durationMs", migration.durationMs())
			.add("statements", migration.statements().stream().map(RehearsalWriter::statement).toList())
			.add("failure", failure(migration.failure()))
			.map();
	}

	private static Map<String, Object> statement(RehearsedStatement statement) {
		return new JsonWriter.Fields().add("line", statement.line())
			.add("command", statement.command())
			.add("verdict", statement.verdict())
			.add("durationMs", statement.durationMs())
			.add("rows", statement.rows())
			.add("walBytes", statement.walBytes())
			.map();
	}

	private static @Nullable Map<String, Object> failure(@Nullable RehearsalFailure failure) {
		return (failure == null) ? null
				: new JsonWriter.Fields().add("line", failure.line()).add("sqlState", failure.sqlState()).map();
	}

}
