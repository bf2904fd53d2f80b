package com.ofauto.migrations.devtools.script;

import com.ofauto.migrations.devtools.diff.step.AccessStep;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.TypeStep;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * The titles of the steps for objects other than tables.
 */
final class ObjectStepTitle
		implements ObjectStep.Visitor<String>, TypeStep.Visitor<String>, AccessStep.Visitor<String> {

	@Override
	public String createObject(ObjectStep.CreateObject step) {
		return "Create" + StepTitle.what(step.created());
	}

	@Override
	public String createDomain(ObjectStep.CreateDomain step) {
		return "CreateDomain";
	}

	@Override
	public String createRoutine(ObjectStep.CreateRoutine step) {
		return "Create" + StepTitle.what(step.routine());
	}

	@Override
	public String blankView(ObjectStep.BlankView step) {
		return (step.replaces() ? "Replace" : "Create") + StepTitle.what(step.view());
	}

	@Override
	public String replaceObject(ObjectStep.ReplaceObject step) {
		return "Replace" + StepTitle.what(step.replacement());
	}

	@Override
	public String dropObject(ObjectStep.DropObject step) {
		return "Drop" + StepTitle.what(step.dropped());
	}

	@Override
	public String renameObject(ObjectStep.RenameObject step) {
		boolean moved = !step.from().schema().equals(step.to().schema());
		return (moved ? "Move" : "Rename")
				+ ((step.from().kind() == ObjectKind.COLUMN) ? "Column" : StepTitle.what(step.from()));
	}

	@Override
	public String alterExtension(ObjectStep.AlterExtension step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setComment(ObjectStep.SetComment step) {
		return "Comment";
	}

	@Override
	public String setAttribute(ObjectStep.SetAttribute step) {
		return switch (step.mark().kind()) {
			case INDEX_COMMENT -> "Comment";
			case INDEX_OPTION, INDEX_STATISTICS -> "AlterIndex";
			default -> "Alter" + StepTitle.what(step.owner());
		};
	}

	@Override
	public String setFiring(ObjectStep.SetFiring step) {
		return StepTitle.alter(step);
	}

	@Override
	public String addEnumValue(TypeStep.AddEnumValue step) {
		return StepTitle.alter(step);
	}

	@Override
	public String alterDomain(TypeStep.AlterDomain step) {
		return StepTitle.alter(step);
	}

	@Override
	public String alterRangeNames(TypeStep.AlterRangeNames step) {
		return StepTitle.alter(step);
	}

	@Override
	public String alterCompositeType(TypeStep.AlterCompositeType step) {
		return StepTitle.alter(step);
	}

	@Override
	public String putTypeAside(TypeStep.PutTypeAside step) {
		return StepTitle.alter(step);
	}

	@Override
	public String dropTypeAside(TypeStep.DropTypeAside step) {
		return "Drop" + StepTitle.what(step.type());
	}

	@Override
	public String alterPolicy(AccessStep.AlterPolicy step) {
		return "AlterPolicy";
	}

	@Override
	public String grantPrivileges(AccessStep.GrantPrivileges step) {
		return "Grant";
	}

	@Override
	public String revokePrivileges(AccessStep.RevokePrivileges step) {
		return "Revoke";
	}

}
