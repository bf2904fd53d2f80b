package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * A step that changes an index or a key of a partitioned table, or a part of one.
 */
public sealed interface IndexStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.indexes().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Creates an index or a key of a partitioned table without any parts.
	 */
	record CreateBare(SchemaObject created) implements IndexStep {

		@Override
		public ObjectId object() {
			return this.created.id();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.createBare(this);
		}

	}

	/**
	 * Attaches an index of a partition to that of its parent.
	 */
	record AttachIndex(ObjectId object, ObjectId whole) implements IndexStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.attachIndex(this);
		}

	}

	/**
	 * Renames the part that PostgreSQL has created for a new partition under a generated
	 * name.
	 */
	record NamePart(ObjectId object, ObjectId table, ObjectId whole) implements IndexStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.namePart(this);
		}

	}

	/**
	 * Creates an index while its table is written to.
	 */
	record BuildIndex(Index index, List<Hazard> hazards) implements IndexStep {

		public BuildIndex {
			hazards = List.copyOf(hazards);
		}

		@Override
		public ObjectId object() {
			return this.index.id();
		}

		@Override
		public boolean alone() {
			return true;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.buildIndex(this);
		}

	}

	/**
	 * Drops an index while its table is read and written.
	 */
	record DropIndexAside(ObjectId object) implements IndexStep {

		@Override
		public boolean alone() {
			return true;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropIndexAside(this);
		}

	}

	/**
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R createBare(CreateBare step);

		R attachIndex(AttachIndex step);

		R namePart(NamePart step);

		R buildIndex(BuildIndex step);

		R dropIndexAside(DropIndexAside step);

	}

}
