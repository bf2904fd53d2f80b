package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.Output;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropColumn;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.DropObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.DropTable;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Dependency;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.workbench.IgnoredObjects;
import com.ofauto.migrations.devtools.workbench.StepText;
import org.jspecify.annotations.Nullable;

/**
 * Prints what {@code ofauto.migrations.ignore} does, and what it cannot do.
 */
final class IgnoreNotes {

	private static final int MOST = 5;

	private final CommandContext tools;

	private final IgnoredObjects ignored;

	private final DatabaseSchema project;

	private @Nullable DatabaseSchema all;

	/**
	 * Create the notes for a database.
	 * @param project the objects of the project
	 */
	IgnoreNotes(CommandContext tools, DatabaseSchema project) {
		this.tools = tools;
		this.ignored = tools.ignored();
		this.project = project;
	}

	/**
	 * Return the schema of the database, which is read once.
	 */
	private DatabaseSchema all() {
		DatabaseSchema read = (this.all != null) ? this.all : this.tools.withOthers(this.project);
		this.all = read;
		return read;
	}

	/**
	 * Return the objects of the database that belong to the project.
	 */
	DatabaseSchema live() {
		return this.ignored.without(all(), this.project);
	}

	/**
	 * Print the ignored objects, and those of the project with a matching name.
	 */
	void tell(Output output) {
		if (this.ignored.patterns().isEmpty()) {
			return;
		}
		Collection<ObjectId> left = this.ignored.in(all(), this.project);
		if (!left.isEmpty()) {
			output.note("Left alone, as ofauto.migrations.ignore says: " + listed(left) + ".");
		}
		Collection<ObjectId> made = this.ignored.madeBy(this.project);
		if (!made.isEmpty()) {
			output.note("Not left alone, whatever ofauto.migrations.ignore says, since the project makes it: "
					+ listed(made) + ".");
		}
	}

	/**
	 * Refuse a change of objects that ignored ones need: PostgreSQL would refuse it in
	 * the database, but scratch databases have no ignored objects.
	 */
	void requireIndependent(Difference change) {
		if (this.ignored.patterns().isEmpty()) {
			return;
		}
		List<Dependency> kept = new ArrayList<>();
		for (Dependency dependency : this.ignored.needs(all(), this.project)) {
			ObjectId needed = dependency.referenced();
			if (change.steps().stream().anyMatch((step) -> takesAway(step, needed))) {
				kept.add(dependency);
			}
		}
		if (!kept.isEmpty()) {
			throw new CommandRefusedException(
					kept.stream().limit(MOST).map(IgnoreNotes::sentence).collect(Collectors.joining("\n")),
					"Nothing was written. Ask whoever makes it to let go first, or write the migration by hand, with"
							+ " what has to happen to it.");
		}
	}

	private static String sentence(Dependency dependency) {
		String theirs = StepText.named(dependency.dependent());
		return Character.toUpperCase(theirs.charAt(0)) + theirs.substring(1) + " needs "
				+ StepText.named(dependency.referenced())
				+ ", which this change drops or gives another type, and ofauto.migrations.ignore leaves it alone.";
	}

	private static boolean takesAway(Step step, ObjectId needed) {
		if (step instanceof DropTable || step instanceof DropObject) {
			return needed.equals(step.object()) || needed.isPartOf(step.object());
		}
		return (step instanceof DropColumn || step instanceof DropConstraint || step instanceof AlterColumnType)
				&& needed.equals(step.object());
	}

	static String listed(Collection<ObjectId> ids) {
		String names = ids.stream().limit(MOST).map(StepText::named).collect(Collectors.joining(", "));
		return (ids.size() > MOST) ? names + " and " + (ids.size() - MOST) + " more" : names;
	}

}
