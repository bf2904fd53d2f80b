package com.ofauto.migrations.devtools.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table or of a domain. Constraints that a partition or a child
 * inherits are not listed, except those with an index.
 *
 * @param id its identity, a part of the table or the domain
 * @param kind what it is
 * @param definition the text after its name, as PostgreSQL prints it
 * @param columns its columns in order
 * @param foreignKey the reference of a foreign key
 * @param validated whether existing rows are known to satisfy it; for a key of a
 * partitioned table, whether all partitions have it
 * @param place the place of its index, if that is a part of another
 */
public record Constraint(ObjectId id, Kind kind, String definition, List<String> columns,
		@Nullable ForeignKey foreignKey, boolean validated, @Nullable IndexPlace place) implements SchemaObject {

	public Constraint {
		columns = List.copyOf(columns);
	}

	/**
	 * Create a constraint whose index is not a part of another.
	 */
	public Constraint(ObjectId id, Kind kind, String definition, List<String> columns, @Nullable ForeignKey foreignKey,
			boolean validated) {
		this(id, kind, definition, columns, foreignKey, validated, null);
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.constraint(this);
	}

	/**
	 * The kind of a constraint. {@link #NOT_NULL} is a constraint only if it is not
	 * validated or not inherited, or has a given name in a domain; otherwise it is a
	 * property of the column or the domain.
	 */
	public enum Kind {

		PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION, NOT_NULL;

		/**
		 * Whether it has an index, which has the same name.
		 * @return true for keys and exclusions
		 */
		public boolean hasIndex() {
			return switch (this) {
				case PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
				case FOREIGN_KEY, CHECK, NOT_NULL -> false;
			};
		}

	}

}
