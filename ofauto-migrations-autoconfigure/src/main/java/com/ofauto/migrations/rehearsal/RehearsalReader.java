package com.ofauto.migrations.rehearsal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

import com.ofauto.migrations.json.JsonFields;
import com.ofauto.migrations.json.JsonFields.Field;
import com.ofauto.migrations.json.JsonReader;

/**
 * Reads the record of a rehearsal.
 */
final class RehearsalReader {

	private static final Pattern VERSION = Pattern.compile("\\d[\\w. +~()-]*");

	private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");

	private final JsonReader json;

	RehearsalReader(String text) {
		this.json = new JsonReader(text);
	}

	Rehearsal read() {
		JsonFields fields = new JsonFields(this.json);
		Field<Integer> format = fields.add("format", this::format);
		Field<Instant> rehearsedAt = fields.add("rehearsedAt", this::instant);
		Field<Rehearsal.Form> form = fields.add("form", this::form);
		Field<String> server = fields.add("server", () -> text(VERSION, "a version belongs here, such as 17.11"));
		Field<List<RehearsedMigration>> migrations = fields.add("migrations", () -> this.json.list(this::migration));
		fields.read();
		this.json.end();
		format.required();
		return new Rehearsal(rehearsedAt.required(), form.required(), server.required(), migrations.or(List.of()));
	}

	private Integer format() {
		int place = this.json.place();
		int format = this.json.integer();
		if (format != RehearsalText.FORMAT) {
			throw this.json.failure(place, "the format is " + format + " and not " + RehearsalText.FORMAT
					+ ((format > RehearsalText.FORMAT) ? "; a newer version of the library has written it" : ""));
		}
		return format;
	}

	/**
	 * What stands in messages.
	 */
	private String text(Pattern pattern, String expected) {
		int place = this.json.place();
		String text = this.json.string();
		if (!pattern.matcher(text).matches()) {
			throw this.json.failure(place, expected);
		}
		return text;
	}

	private Instant instant() {
		int place = this.json.place();
		try {
			return Instant.parse(this.json.string());
		}
		catch (DateTimeParseException ex) {
			throw this.json.failure(place, "a time in UTC belongs here, such as 2026-03-01T09:30:00Z");
		}
	}

	private Rehearsal.Form form() {
		int place = this.json.place();
		String word = this.json.string();
		for (Rehearsal.Form form : Rehearsal.Form.values()) {
			if (form.word().equals(word)) {
				return form;
			}
		}
		throw this.json.failure(place,
				"\"" + word + "\" is not known here; a newer version of the library may have written it");
	}

	private RehearsedMigration migration() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> name = fields.add("name", this.json::string);
		Field<String> checksum = fields.add("checksum", this.json::string);
		Field<String> verdict = fields.add("verdict", this.json::string);
		Field<Long> durationMs = fields.add("durationMs", this.json::number);
		Field<List<RehearsedStatement>> statements = fields.add("statements", () -> this.json.list(this::statement));
		Field<RehearsalFailure> failure = fields.add("failure", this::failure);
		fields.read();
		return new RehearsedMigration(name.required(), checksum.required(), verdict.required(), durationMs.optional(),
				statements.or(List.of()), failure.optional());
	}

	private RehearsedStatement statement() {
		JsonFields fields = new JsonFields(this.json);
		Field<Integer> line = fields.add("line", this.json::integer);
		Field<String> command = fields.add("command", this.json::string);
		Field<String> verdict = fields.add("verdict", this.json::string);
		Field<Long> durationMs = fields.add("durationMs", this.json::number);
		Field<Long> rows = fields.add("rows", this.json::number);
		Field<Long> walBytes = fields.add("walBytes", this.json::number);
		fields.read();
		return new RehearsedStatement(line.optional(), command.optional(), verdict.optional(), durationMs.optional(),
				rows.optional(), walBytes.optional());
	}

	private RehearsalFailure failure() {
		JsonFields fields = new JsonFields(this.json);
		Field<Integer> line = fields.add("line", this.json::integer);
		Field<String> sqlState = fields.add("sqlState",
				() -> text(SQL_STATE, "a code of five characters belongs here"));
		fields.read();
		return new RehearsalFailure(line.optional(), sqlState.optional());
	}

}
