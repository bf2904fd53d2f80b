package com.ofauto.migrations.devtools.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Routine;
import com.ofauto.migrations.devtools.scratch.ScratchDatabases;

/**
 * The source of the desired schema.
 */
public interface SchemaSource {

	/**
	 * Return its location, for messages.
	 * @return a path
	 */
	String location();

	/**
	 * Prepare {@link #desired} while a replay runs. It is only called if more than one
	 * scratch database can be open.
	 * @param scratch makes the database for the desired schema
	 * @param likely returns the schema that the migrations probably build; if it is
	 * wrong, the work is wasted
	 * @throws RuntimeException as {@link #desired} does, which will report it again
	 */
	default void prepare(ScratchDatabases scratch, Supplier<DatabaseSchema> likely) {
	}

	/**
	 * Build the desired schema.
	 * @param scratch makes the database; only one is open at a time
	 * @param history the schema that the migrations build, with the new names; what the
	 * source cannot express is taken from it
	 * @return the desired schema
	 * @throws SchemaSourceException if it cannot be built
	 */
	DatabaseSchema desired(ScratchDatabases scratch, DatabaseSchema history);

	/**
	 * Return the outdated spellings of the source that are still understood.
	 * @return one sentence for each, none if the source cannot be read
	 */
	default List<String> warnings() {
		return List.of();
	}

	/**
	 * Find the place of an error in a body.
	 * @param routine the routine
	 * @param position the character of its body, counted from 1, or 0 if unknown
	 * @return such as {@code schema.sql:3:5}; empty if the source has no such body, or
	 * turns off the check of bodies
	 */
	default Optional<String> placeOfBody(Routine routine, int position) {
		return Optional.empty();
	}

	/**
	 * Return the hints about renames in the source.
	 * @return the hints in order
	 * @throws SchemaSourceException if a hint cannot be understood
	 */
	List<RenameHint> hints();

}
