package com.ofauto.migrations.devtools.diff.step;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes a sequence.
 */
public sealed interface SequenceStep extends Step {

	/**
	 * Changes how a sequence counts, or whether it is crash-safe.
	 *
	 * @param from what it is then
	 * @param to what it becomes
	 * @param follows whether it has become crash-safe, or not, with the table that owns
	 * it, as sequences do from PostgreSQL 15 on
	 */
	record AlterSequence(Sequence from, Sequence to, boolean follows) implements SequenceStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

	}

	/**
	 * Has a sequence dropped with a column, or with nothing.
	 */
	record SetSequenceOwner(ObjectId object, @Nullable ObjectId owner) implements SequenceStep {

	}

	/**
	 * Has a sequence go on after the greatest number that its column holds.
	 */
	record AdvanceSequence(ObjectId object, ObjectId column) implements SequenceStep {

	}

}
