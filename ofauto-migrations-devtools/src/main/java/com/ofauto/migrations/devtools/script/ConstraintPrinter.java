package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AlterForeignKey;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.ValidateConstraint;
import com.ofauto.migrations.devtools.schema.Constraint;

/**
 * Writes changes of constraints.
 */
final class ConstraintPrinter {

	private static final Pattern DEFERRABLE = Pattern.compile(" DEFERRABLE( INITIALLY DEFERRED)?");

	/** The first that knows NOT NULL of a domain by a name. */
	private static final int NAMED_IN_DOMAINS = 17;

	private final IntSupplier oldest;

	ConstraintPrinter(IntSupplier oldest) {
		this.oldest = oldest;
	}

	List<String> print(ConstraintStep step) {
		Constraint constraint = step.constraint();
		String name = Names.own(constraint.id());
		if (constraint.kind() == Constraint.Kind.NOT_NULL && isOfDomain(step)
				&& this.oldest.getAsInt() < NAMED_IN_DOMAINS) {
			return notNull(step, constraint);
		}
		if (step instanceof AddConstraint add) {
			return List.of(owner(constraint, add.domain()) + " ADD CONSTRAINT " + name + " "
					+ StablePrint.text(constraint.definition()));
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

	static boolean isOfDomain(ConstraintStep step) {
		return step instanceof AddConstraint add && add.domain() || step instanceof DropConstraint drop && drop.domain()
				|| step instanceof ValidateConstraint validate && validate.domain();
	}

	/**
	 * As every version understands it: the name is given where there is something that
	 * can have one.
	 */
	private static List<String> notNull(ConstraintStep step, Constraint constraint) {
		String domain = owner(constraint, true);
		if (step instanceof DropConstraint) {
			return List.of(domain + " DROP NOT NULL");
		}
		return List.of(domain + " SET NOT NULL",
				"""
						DO $$ DECLARE statement text; BEGIN
						    FOR statement IN SELECT format('ALTER DOMAIN %%s RENAME CONSTRAINT %%I TO %%I', contypid::regtype, conname, %1$s)
						        FROM pg_constraint WHERE contypid = %2$s::regtype AND contype = 'n' AND conname <> %1$s
						    LOOP EXECUTE statement; END LOOP;
						END $$"""
					.formatted(Names.literal(constraint.id().part()), Names.literal(Names.qualified(constraint.id()))));
	}

	private static String owner(Constraint constraint, boolean domain) {
		return (domain ? "ALTER DOMAIN " : "ALTER TABLE ") + Names.qualified(constraint.id());
	}

}
