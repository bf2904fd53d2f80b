package com.ofauto.migrations.devtools.schema;

/**
 * The options of a sequence.
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param start the first value
 * @param increment the step
 * @param minimum the least value
 * @param maximum the greatest value
 * @param cache how many values a session takes at once
 * @param cycle whether it starts again at the end
 */
public record SequenceOptions(String type, long start, long increment, long minimum, long maximum, long cache,
		boolean cycle) {

}
