package com.ofauto.migrations.devtools.schema;

/**
 * An identity column's sequence.
 *
 * @param always whether it is {@code GENERATED ALWAYS}
 * @param sequence the identity of the sequence
 * @param options its options
 */
public record Identity(boolean always, ObjectId sequence, SequenceOptions options) {

}
