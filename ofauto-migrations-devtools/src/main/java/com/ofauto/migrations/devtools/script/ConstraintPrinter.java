package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.ConstraintStep;
import com.ofauto.migrations.devtools.diff.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.ConstraintStep.AlterForeignKey;
import com.ofauto.migrations.devtools.diff.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.ConstraintStep.ValidateConstraint;
import com.ofauto.migrations.devtools.schema.Constraint;

/**
 * Writes changes of constraints.
 */
final class ConstraintPrinter {

	private static final Pattern DEFERRABLE = Pattern.compile(" DEFERRABLE( INITIALLY DEFERRED)?");

	List<String> print(ConstraintStep step) {
		Constraint constraint = step.constraint();
		String name = Names.own(constraint.id());
		if (step instanceof AddConstraint add) {
			return List.of(owner(constraint, add.domain()) + " ADD CONSTRAINT " + name + " "
					+ Printed.text(constraint.definition()));
		}
		if (step instanceof DropConstraint drop) {
			return List.of(owner(constraint, drop.domain()) + " DROP CONSTRAINT " + name);
		}
		if (step instanceof ValidateConstraint validate) {
			return List.of(owner(constraint, validate.domain()) + " VALIDATE CONSTRAINT " + name);
		}
		if (step instanceof AlterForeignKey) {
			Matcher matcher = DEFERRABLE.matcher(constraint.definition());
			return List.of(owner(constraint, false) + " ALTER CONSTRAINT " + name
					+ (matcher.find() ? matcher.group() : " NOT DEFERRABLE"));
		}
		throw new IllegalArgumentException("Unknown step " + step);
	}

	private static String owner(Constraint constraint, boolean domain) {
		return (domain ? "ALTER DOMAIN " : "ALTER TABLE ") + Names.qualified(constraint.id());
	}

}
