package com.ofauto.migrations.devtools.diff;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes a sequence.
 */
public sealed interface SequenceStep extends Step {

	/**
	 * Changes how a sequence counts.
	 */
	record AlterSequence(Sequence from, Sequence to) implements SequenceStep {

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
