package com.ofauto.migrations.devtools.psl;

import com.ofauto.migrations.devtools.psl.Model.RelationField;

/**
 * Two fields that point at each other.
 */
sealed interface Relation {

	/**
	 * A relation with a foreign key in one of the two models.
	 *
	 * @param forward the field with the key
	 * @param back the field on the other side
	 */
	record Keyed(RelationField forward, RelationField back) implements Relation {

		boolean oneToOne() {
			return !this.back.list();
		}

	}

	/**
	 * A relation that needs a table of its own.
	 *
	 * @param first the field of the model whose name comes first
	 * @param second the field on the other side
	 */
	record ManyToMany(RelationField first, RelationField second) implements Relation {

		/**
		 * Return the name of the table.
		 */
		String table() {
			String name = this.first.relationName();
			return ConstraintNames.cut("_" + ((name != null) ? name : this.first.model() + "To" + this.second.model()),
					"");
		}

	}

}
