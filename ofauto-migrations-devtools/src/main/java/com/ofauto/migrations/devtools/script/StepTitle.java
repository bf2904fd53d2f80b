package com.ofauto.migrations.devtools.script;

import java.util.Locale;

import com.ofauto.migrations.devtools.diff.step.AccessStep.AlterPolicy;
import com.ofauto.migrations.devtools.diff.step.AccessStep.GrantPrivileges;
import com.ofauto.migrations.devtools.diff.step.AccessStep.RevokePrivileges;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.step.IndexStep;
import com.ofauto.migrations.devtools.diff.step.IndexStep.CreateBare;
import com.ofauto.migrations.devtools.diff.step.IndexStep.NamePart;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.BlankView;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateDomain;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.CreateRoutine;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.DropObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetAttribute;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetComment;
import com.ofauto.migrations.devtools.diff.step.SequenceStep.AdvanceSequence;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.diff.step.TableStep.DropTable;
import com.ofauto.migrations.devtools.diff.step.TypeStep.DropTypeAside;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * The words that head steps of one kind, such as {@code CreateTable}.
 */
final class StepTitle {

	private StepTitle() {
	}

	static String of(Step step) {
		if (step instanceof CreateObject create) {
			return "Create" + what(create.created());
		}
		if (step instanceof CreateRoutine create) {
			return "Create" + what(create.routine());
		}
		if (step instanceof CreateDomain) {
			return "CreateDomain";
		}
		if (step instanceof BlankView blank) {
			return (blank.replaces() ? "Replace" : "Create") + what(blank.view());
		}
		if (step instanceof ReplaceObject replace) {
			return "Replace" + what(replace.replacement());
		}
		if (step instanceof DropObject drop) {
			return "Drop" + what(drop.dropped());
		}
		if (step instanceof DropTypeAside drop) {
			return "Drop" + what(drop.type());
		}
		if (step instanceof CreateTable) {
			return "CreateTable";
		}
		if (step instanceof DropTable) {
			return "DropTable";
		}
		if (step instanceof ConstraintStep constraint) {
			return constraint(constraint);
		}
		if (step instanceof IndexStep index) {
			return index(index);
		}
		return other(step);
	}

	private static String index(IndexStep step) {
		if (step instanceof CreateBare create) {
			return (create.created() instanceof Constraint) ? "AddConstraint" : "CreateIndex";
		}
		return (step instanceof NamePart) ? "RenameIndex" : "AlterIndex";
	}

	private static String other(Step step) {
		if (step instanceof GrantPrivileges) {
			return "Grant";
		}
		if (step instanceof RevokePrivileges) {
			return "Revoke";
		}
		if (step instanceof SetComment) {
			return "Comment";
		}
		if (step instanceof SetAttribute mark) {
			return mark(mark);
		}
		if (step instanceof AlterPolicy) {
			return "AlterPolicy";
		}
		if (step instanceof AdvanceSequence) {
			return "AlterSequence";
		}
		if (step instanceof RenameObject rename) {
			boolean moved = !rename.from().schema().equals(rename.to().schema());
			return (moved ? "Move" : "Rename")
					+ ((rename.from().kind() == ObjectKind.COLUMN) ? "Column" : what(step.object()));
		}
		return "Alter" + what(step.object());
	}

	private static String mark(SetAttribute step) {
		return switch (step.mark().kind()) {
			case INDEX_COMMENT -> "Comment";
			case INDEX_OPTION, INDEX_STATISTICS -> "AlterIndex";
			default -> "Alter" + what(step.owner());
		};
	}

	private static String constraint(ConstraintStep step) {
		boolean foreign = step.constraint().kind() == Constraint.Kind.FOREIGN_KEY;
		String what = foreign ? "ForeignKey" : "Constraint";
		if (step instanceof AddConstraint add) {
			return add.domain() ? "AlterDomain" : "Add" + what;
		}
		if (step instanceof DropConstraint drop) {
			return drop.domain() ? "AlterDomain" : "Drop" + what;
		}
		return "Alter" + what;
	}

	private static String what(SchemaObject object) {
		return (object.id().kind() == ObjectKind.ROUTINE) ? capitalized(ObjectNames.keyword(object))
				: what(object.id());
	}

	private static String what(ObjectId id) {
		return switch (id.kind()) {
			case COLUMN, DEFAULT -> "Table";
			default -> capitalized(id.kind().name());
		};
	}

	private static String capitalized(String words) {
		StringBuilder text = new StringBuilder();
		for (String word : words.split("[_ ]")) {
			text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
		}
		return text.toString();
	}

}
