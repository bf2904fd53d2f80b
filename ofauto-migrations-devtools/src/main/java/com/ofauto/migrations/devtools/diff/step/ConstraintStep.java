package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * A step that adds, drops or changes a constraint of a table or, if {@code domain}, of a
 * domain.
 */
public sealed interface ConstraintStep extends Step {

	Constraint constraint();

	/**
	 * Whether the constraint is one of a domain.
	 * @return {@code false} for one of a table
	 */
	boolean domain();

	@Override
	default ObjectId object() {
		return constraint().id();
	}

	@Override
	default <R> R accept(Families<R> families) {
		return families.constraints().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Adds a constraint.
	 */
	record AddConstraint(Constraint constraint, boolean domain, List<Hazard> hazards) implements ConstraintStep {

		public AddConstraint {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.addConstraint(this);
		}

	}

	/**
	 * Drops a constraint.
	 */
	record DropConstraint(Constraint constraint, boolean domain) implements ConstraintStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropConstraint(this);
		}

	}

	/**
	 * Validates a constraint for the existing rows.
	 */
	record ValidateConstraint(Constraint constraint, boolean domain, List<Hazard> hazards) implements ConstraintStep {

		public ValidateConstraint {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.validateConstraint(this);
		}

	}

	/**
	 * Changes when a foreign key is checked.
	 */
	record AlterForeignKey(Constraint constraint) implements ConstraintStep {

		@Override
		public boolean domain() {
			return false;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterForeignKey(this);
		}

	}

	/**
	 * Adds a unique or primary key that takes an index which is there, and gives it its
	 * own name.
	 */
	record AddKey(Constraint constraint, ObjectId index) implements ConstraintStep {

		@Override
		public boolean domain() {
			return false;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.addKey(this);
		}

	}

	/**
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R addConstraint(AddConstraint step);

		R dropConstraint(DropConstraint step);

		R validateConstraint(ValidateConstraint step);

		R alterForeignKey(AlterForeignKey step);

		R addKey(AddKey step);

	}

}
