package com.ofauto.migrations.devtools.script;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddKey;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AlterForeignKey;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.ValidateConstraint;
import com.ofauto.migrations.devtools.schema.Constraint;

/**
 * Writes changes of constraints.
 */
final class ConstraintPrinter implements ConstraintStep.Visitor<List<String>> {

	private static final Pattern DEFERRABLE = Pattern.compile(" DEFERRABLE( INITIALLY DEFERRED)?");

	/** The first version in which NOT NULL of a domain has a name. */
	private static final int NAMED_IN_DOMAINS = 17;

	private final IntSupplier oldest;

	ConstraintPrinter(IntSupplier oldest) {
		this.oldest = oldest;
	}

	@Override
	public List<String> addConstraint(AddConstraint step) {
		return isNamelessNotNull(step) ? setNotNull(step.constraint()) : List
			.of(owner(step) + " ADD CONSTRAINT " + name(step) + " " + StablePrint.text(step.constraint().definition()));
	}

	@Override
	public List<String> dropConstraint(DropConstraint step) {
		return List.of(owner(step) + (isNamelessNotNull(step) ? " DROP NOT NULL" : " DROP CONSTRAINT " + name(step)));
	}

	@Override
	public List<String> validateConstraint(ValidateConstraint step) {
		return isNamelessNotNull(step) ? setNotNull(step.constraint())
				: List.of(owner(step) + " VALIDATE CONSTRAINT " + name(step));
	}

	@Override
	public List<String> alterForeignKey(AlterForeignKey step) {
		Matcher matcher = DEFERRABLE.matcher(step.constraint().definition());
		return List.of(owner(step) + " ALTER CONSTRAINT " + name(step)
				+ (matcher.find() ? matcher.group() : " NOT DEFERRABLE"));
	}

	@Override
	public List<String> addKey(AddKey step) {
		String kind = (step.constraint().kind() == Constraint.Kind.PRIMARY_KEY) ? "PRIMARY KEY" : "UNIQUE";
		Matcher deferrable = DEFERRABLE.matcher(step.constraint().definition());
		return List.of(owner(step) + " ADD CONSTRAINT " + name(step) + " " + kind + " USING INDEX "
				+ Names.quote(step.index().name()) + (deferrable.find() ? deferrable.group() : ""));
	}

	private boolean isNamelessNotNull(ConstraintStep step) {
		return step.domain() && step.constraint().kind() == Constraint.Kind.NOT_NULL
				&& this.oldest.getAsInt() < NAMED_IN_DOMAINS;
	}

	/**
	 * Write NOT NULL as every version understands it. The name is set where the server
	 * has one.
	 */
	private static List<String> setNotNull(Constraint constraint) {
		return List.of("ALTER DOMAIN " + Names.qualified(constraint.id()) + " SET NOT NULL",
				"""
						DO $$ DECLARE statement text; BEGIN
						    FOR statement IN SELECT format('ALTER DOMAIN %%s RENAME CONSTRAINT %%I TO %%I', contypid::regtype, conname, %1$s)
						        FROM pg_constraint WHERE contypid = %2$s::regtype AND contype = 'n' AND conname <> %1$s
						    LOOP EXECUTE statement; END LOOP;
						END $$"""
					.formatted(Names.literal(constraint.id().part()), Names.literal(Names.qualified(constraint.id()))));
	}

	private static String owner(ConstraintStep step) {
		return (step.domain() ? "ALTER DOMAIN " : "ALTER TABLE ") + Names.qualified(step.object());
	}

	private static String name(ConstraintStep step) {
		return Names.own(step.object());
	}

}
