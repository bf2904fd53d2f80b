package com.ofauto.migrations.devtools.diff.step;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * A rename of an object. The identity of an enum value is a part of the enum's.
 *
 * @param from the old identity
 * @param to the new one, of the same kind
 */
public record Rename(ObjectId from, ObjectId to) {

}
