package com.ofauto.migrations.devtools.schema;

/**
 * Where a table belongs among the partitions of another.
 *
 * @param parent the partitioned table
 * @param bound {@code FOR VALUES …} or {@code DEFAULT}
 */
public record Partition(ObjectId parent, String bound) {

}
