package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * A step that takes a constraint of a table or, if {@code domain}, of a domain.
 */
public sealed interface ConstraintStep extends Step {

	Constraint constraint();

	@Override
	default ObjectId object() {
		return constraint().id();
	}

	/**
	 * Adds a constraint.
	 */
	record AddConstraint(Constraint constraint, boolean domain, List<Hazard> hazards) implements ConstraintStep {

		public AddConstraint {
			hazards = List.copyOf(hazards);
		}

	}

	/**
	 * Drops a constraint.
	 */
	record DropConstraint(Constraint constraint, boolean domain) implements ConstraintStep {

	}

	/**
	 * Has the rows that are there checked.
	 */
	record ValidateConstraint(Constraint constraint, boolean domain, List<Hazard> hazards) implements ConstraintStep {

		public ValidateConstraint {
			hazards = List.copyOf(hazards);
		}

	}

	/**
	 * Changes when a foreign key is checked.
	 */
	record AlterForeignKey(Constraint constraint) implements ConstraintStep {

	}

}
