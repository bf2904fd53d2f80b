package com.ofauto.migrations.devtools.diff.step;

import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A step that changes a sequence.
 */
public sealed interface SequenceStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.sequences().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Changes the options of a sequence, or whether it is logged.
	 *
	 * @param from the old sequence
	 * @param to the new sequence
	 * @param follows whether it has become logged or unlogged with the table that owns
	 * it, as sequences do from PostgreSQL 15 on
	 */
	record AlterSequence(Sequence from, Sequence to, boolean follows) implements SequenceStep {

		@Override
		public ObjectId object() {
			return this.to.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterSequence(this);
		}

	}

	/**
	 * Sets or removes the column that owns a sequence.
	 */
	record SetSequenceOwner(ObjectId object, @Nullable ObjectId owner) implements SequenceStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setSequenceOwner(this);
		}

	}

	/**
	 * Lets a sequence continue after the greatest number of its column.
	 */
	record AdvanceSequence(ObjectId object, ObjectId column) implements SequenceStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.advanceSequence(this);
		}

	}

	/**
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R alterSequence(AlterSequence step);

		R setSequenceOwner(SetSequenceOwner step);

		R advanceSequence(AdvanceSequence step);

	}

}
