package com.ofauto.migrations.devtools.schema;

/**
 * The place of a table among the partitions of another.
 *
 * @param parent the partitioned table
 * @param bound {@code FOR VALUES …} or {@code DEFAULT}
 */
public record Partition(ObjectId parent, String bound) {

}
