package com.ofauto.migrations.devtools.diff.step;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * That something has another name now. A value of an enum is named as a part of the enum.
 *
 * @param from the old identity
 * @param to the new one, of the same kind
 */
public record Rename(ObjectId from, ObjectId to) {

}
