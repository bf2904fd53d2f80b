package com.ofauto.migrations.devtools.schema;

/**
 * That a column is numbered by a sequence of its own.
 *
 * @param always whether a value of the user's own is refused
 * @param sequence the name of the sequence
 * @param options how it counts
 */
public record Identity(boolean always, ObjectId sequence, SequenceOptions options) {

}
