package com.ofauto.migrations.kept;

import java.util.Map;

import com.ofauto.migrations.json.JsonWriter;

/**
 * Writes a manifest.
 */
final class ManifestWriter {

	private ManifestWriter() {
	}

	static String write(Manifest manifest) {
		return JsonWriter.write(new JsonWriter.Fields().add("format", Manifest.FORMAT)
			.add("keptAt", manifest.keptAt().toString())
			.add("server", manifest.server())
			.add("database", manifest.database())
			.add("schema", manifest.schema())
			.add("tables", manifest.tables().stream().map(ManifestWriter::table).toList())
			.add("sequences", manifest.sequences().stream().map(ManifestWriter::sequence).toList())
			.map());
	}

	private static Map<String, Object> table(KeptTable table) {
		return new JsonWriter.Fields().add("name", table.name())
			.add("partitionOf", table.partitionOf())
			.add("file", table.file())
			.add("rows", table.rows())
			.add("bytes", table.bytes())
			.add("columns", table.columns().stream().map(ManifestWriter::column).toList())
			.map();
	}

	private static Map<String, Object> column(KeptColumn column) {
		return new JsonWriter.Fields().add("name", column.name()).add("type", column.type()).map();
	}

	private static Map<String, Object> sequence(KeptSequence sequence) {
		return new JsonWriter.Fields().add("name", sequence.name()).add("value", sequence.value()).map();
	}

}
