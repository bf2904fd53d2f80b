package com.ofauto.migrations.devtools.source;

import java.util.List;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;

/**
 * Where the desired schema is written down.
 */
public interface SchemaSource {

	/**
	 * Where it is, for messages.
	 * @return a path
	 */
	String location();

	/**
	 * Builds the desired schema.
	 * @param scratch where it can be built; one database is open at a time
	 * @param history what the migrations build, with what was renamed under its new name:
	 * what the source cannot express is taken from there
	 * @return the schema to arrive at
	 * @throws SchemaSourceException if it cannot be built
	 */
	DatabaseSchema desired(ScratchDatabases scratch, DatabaseSchema history);

	/**
	 * What the source says about names that have changed.
	 * @return the hints, in the order in which they stand there
	 * @throws SchemaSourceException if a hint cannot be understood
	 */
	List<RenameHint> hints();

}
