package com.ofauto.migrations.devtools.schema;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A table of any kind. The order of columns is kept, but ignored by comparisons.
 *
 * @param id its identity
 * @param columns by name
 * @param unlogged whether it is unlogged
 * @param partitionKey {@code RANGE (…)}, {@code LIST (…)} or {@code HASH (…)} where it is
 * partitioned
 * @param partition its place, where it is a partition
 * @param parents the tables it inherits from, in their order
 * @param ofType the composite type of a typed table
 * @param foreign the server of a foreign table
 * @param rowSecurity the state of row level security
 * @param replicaIdentity {@code DEFAULT}, {@code FULL}, {@code NOTHING} or
 * {@code USING INDEX name}
 * @param accessMethod its access method, if it is not {@code heap}
 * @param options storage parameters, each as {@code name=value}
 */
public record Table(ObjectId id, Map<String, Column> columns, boolean unlogged, @Nullable String partitionKey,
		@Nullable Partition partition, List<ObjectId> parents, @Nullable String ofType, @Nullable ForeignTable foreign,
		RowSecurity rowSecurity, String replicaIdentity, @Nullable String accessMethod,
		List<String> options) implements SchemaObject {

	public Table {
		columns = Ordered.copyOf(columns);
		parents = List.copyOf(parents);
		options = options.stream().sorted().toList();
	}

	/**
	 * Return the identity of a column of this table.
	 * @param name the column's name
	 * @return its identity
	 */
	public ObjectId columnId(String name) {
		return this.id.part(ObjectKind.COLUMN, name);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.table(this);
	}

}
