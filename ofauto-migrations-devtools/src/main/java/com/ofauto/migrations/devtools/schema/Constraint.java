package com.ofauto.migrations.devtools.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table or of a domain. What a partition or a child has from its parent
 * is not listed, but for what has an index.
 *
 * @param id its identity, a part of the table or the domain
 * @param kind what it is
 * @param definition what follows its name, as PostgreSQL prints it
 * @param columns the columns it names, in its order
 * @param foreignKey where it points to, if it does
 * @param validated whether the rows that are there are known to satisfy it; of a key of a
 * partitioned table, whether all partitions have it
 * @param place of what its index is a part, where it is one
 */
public record Constraint(ObjectId id, Kind kind, String definition, List<String> columns,
		@Nullable ForeignKey foreignKey, boolean validated, @Nullable IndexPlace place) implements SchemaObject {

	public Constraint {
		columns = List.copyOf(columns);
	}

	/**
	 * Creates a constraint whose index is no part of another.
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
	 * What a constraint demands. {@link #NOT_NULL} is listed only where it is not
	 * validated or not inherited, and of a domain where somebody named it; otherwise it
	 * is a property of the column or of the domain.
	 */
	public enum Kind {

		PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION, NOT_NULL;

		/**
		 * Whether there is an index behind it, which has its name.
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
