package com.ofauto.migrations.kept;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.json.JsonFields;
import com.ofauto.migrations.json.JsonFields.Field;
import com.ofauto.migrations.json.JsonReader;

/**
 * Reads a manifest.
 */
final class ManifestReader {

	private final JsonReader json;

	ManifestReader(String text) {
		this.json = new JsonReader(text);
	}

	Manifest read() {
		JsonFields fields = new JsonFields(this.json);
		Field<Integer> format = fields.add("format", this::format);
		Field<Instant> keptAt = fields.add("keptAt", this::instant);
		Field<String> server = fields.add("server", this.json::string);
		Field<String> database = fields.add("database", this.json::string);
		Field<String> schema = fields.add("schema", this.json::string);
		Field<List<KeptTable>> tables = fields.add("tables", () -> this.json.list(this::table));
		Field<List<KeptSequence>> sequences = fields.add("sequences", () -> this.json.list(this::sequence));
		fields.read();
		this.json.end();
		format.required();
		return new Manifest(keptAt.required(), server.required(), database.required(), schema.required(),
				tables.or(List.of()), sequences.or(List.of()));
	}

	private Integer format() {
		int place = this.json.place();
		int format = this.json.integer();
		if (format != Manifest.FORMAT) {
			throw this.json.failure(place, "the format is " + format + " and not " + Manifest.FORMAT);
		}
		return format;
	}

	private Instant instant() {
		int place = this.json.place();
		try {
			return Instant.parse(this.json.string());
		}
		catch (DateTimeException ex) {
			throw this.json.failure(place, "a time in UTC belongs here, such as 2026-03-01T09:30:00Z");
		}
	}

	private KeptTable table() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> name = fields.add("name", this.json::string);
		Field<String> partitionOf = fields.add("partitionOf", this.json::string);
		Field<String> file = fields.add("file", this::file);
		Field<Long> rows = fields.add("rows", this.json::number);
		Field<Long> bytes = fields.add("bytes", this.json::number);
		Field<List<KeptColumn>> columns = fields.add("columns", () -> this.json.list(this::column));
		fields.read();
		return new KeptTable(name.required(), partitionOf.optional(), file.required(), rows.required(),
				bytes.required(), columns.or(List.of()));
	}

	/**
	 * A file of the same directory.
	 */
	private String file() {
		int place = this.json.place();
		String file = this.json.string();
		if (!KeptFile.isName(file)) {
			throw this.json.failure(place, "the name of a file of this directory belongs here");
		}
		return file;
	}

	private KeptColumn column() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> name = fields.add("name", this.json::string);
		Field<String> type = fields.add("type", this.json::string);
		fields.read();
		return new KeptColumn(name.required(), type.required());
	}

	private KeptSequence sequence() {
		JsonFields fields = new JsonFields(this.json);
		Field<String> name = fields.add("name", this.json::string);
		Field<String> value = fields.add("value", this::value);
		fields.read();
		return new KeptSequence(name.required(), value.required());
	}

	private String value() {
		int place = this.json.place();
		String value = this.json.string();
		if (!value.matches("-?[0-9]{1,19}")) {
			throw this.json.failure(place, "a whole number in quotes belongs here");
		}
		return value;
	}

}
