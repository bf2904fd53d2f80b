package com.ofauto.migrations.devtools.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Routine;
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
	 * Does ahead, beside a replay, what {@link #desired} is going to need. It is called
	 * at most where more than one scratch database can be open.
	 * @param scratch where the desired schema can be built
	 * @param likely finds what the migrations probably build; where they do not, this was
	 * in vain
	 * @throws RuntimeException as {@link #desired} does, which comes to the same and says
	 * it again
	 */
	default void prepare(ScratchDatabases scratch, Supplier<DatabaseSchema> likely) {
	}

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
	 * What the source says in a way that is none any more, and that is understood.
	 * @return sentences, none if it cannot be read at all
	 */
	default List<String> warnings() {
		return List.of();
	}

	/**
	 * Where a body that is wrong is written.
	 * @param routine whose body it is
	 * @param position at which character of it, from 1 on, or 0 if that is not known
	 * @return such as {@code schema.sql:3:5}; empty if the source has no such body, or
	 * says that its bodies are not to be checked
	 */
	default Optional<String> placeOfBody(Routine routine, int position) {
		return Optional.empty();
	}

	/**
	 * What the source says about names that have changed.
	 * @return the hints, in the order in which they stand there
	 * @throws SchemaSourceException if a hint cannot be understood
	 */
	List<RenameHint> hints();

}
