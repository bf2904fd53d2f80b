package com.ofauto.migrations.devtools.diff.step;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * A step that takes an index or a key of a partitioned table, or a part of one.
 */
public sealed interface IndexStep extends Step {

	/**
	 * Creates an index or a key of a partitioned table without any parts.
	 */
	record CreateBare(SchemaObject created) implements IndexStep {

		@Override
		public ObjectId object() {
			return this.created.id();
		}

	}

	/**
	 * Makes what a partition has a part of what its parent has.
	 */
	record AttachIndex(ObjectId object, ObjectId whole) implements IndexStep {

	}

	/**
	 * Names the part that a new partition was given, whatever PostgreSQL has called it.
	 */
	record NamePart(ObjectId object, ObjectId table, ObjectId whole) implements IndexStep {

	}

}
