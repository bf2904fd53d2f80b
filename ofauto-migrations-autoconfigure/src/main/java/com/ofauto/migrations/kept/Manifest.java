package com.ofauto.migrations.kept;

import java.time.Instant;
import java.util.List;

import com.ofauto.migrations.Internal;

/**
 * What a kept set has.
 *
 * @param keptAt when the rows were read
 * @param server the server that they were read from
 * @param database its database
 * @param schema the schema of the tables
 * @param tables the tables that had rows
 * @param sequences how far the sequences had come
 * @since 0.1.0
 */
@Internal
public record Manifest(Instant keptAt, String server, String database, String schema, List<KeptTable> tables,
		List<KeptSequence> sequences) {

	/** The version of the format. */
	static final int FORMAT = 1;

	/** The name of its file. */
	static final String FILE = "manifest.json";

	public Manifest {
		tables = List.copyOf(tables);
		sequences = List.copyOf(sequences);
	}

	/**
	 * The rows of all tables.
	 * @return their number
	 */
	public long rows() {
		return this.tables.stream().mapToLong(KeptTable::rows).sum();
	}

	boolean isOf(String database, String schema) {
		return this.database.equals(database) && this.schema.equals(schema);
	}

}
