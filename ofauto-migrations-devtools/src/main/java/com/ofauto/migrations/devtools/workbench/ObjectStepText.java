package com.ofauto.migrations.devtools.workbench;

import com.ofauto.migrations.devtools.diff.step.AccessStep;
import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.SequenceStep;
import com.ofauto.migrations.devtools.diff.step.TypeStep;

/**
 * The lines of the steps for objects other than tables.
 */
final class ObjectStepText implements ObjectStep.Visitor<String>, TypeStep.Visitor<String>,
		SequenceStep.Visitor<String>, AccessStep.Visitor<String> {

	@Override
	public String createObject(ObjectStep.CreateObject step) {
		return StepText.added(step);
	}

	@Override
	public String createDomain(ObjectStep.CreateDomain step) {
		return StepText.added(step);
	}

	@Override
	public String createRoutine(ObjectStep.CreateRoutine step) {
		return StepText.added(step);
	}

	@Override
	public String blankView(ObjectStep.BlankView step) {
		return StepText.changed(step);
	}

	@Override
	public String replaceObject(ObjectStep.ReplaceObject step) {
		return StepText.changed(step);
	}

	@Override
	public String dropObject(ObjectStep.DropObject step) {
		return StepText.dropped(step);
	}

	@Override
	public String renameObject(ObjectStep.RenameObject step) {
		return StepText.changed(step, RenameText.done(step.from(), step.to()));
	}

	@Override
	public String alterExtension(ObjectStep.AlterExtension step) {
		return StepText.changed(step);
	}

	@Override
	public String setComment(ObjectStep.SetComment step) {
		return (step.comment() != null) ? StepText.changed(step) : StepText.changed(step, "no comment");
	}

	@Override
	public String setAttribute(ObjectStep.SetAttribute step) {
		return StepText.changed(step, ObjectAttributeText.of(step));
	}

	@Override
	public String setFiring(ObjectStep.SetFiring step) {
		return StepText.changed(step);
	}

	@Override
	public String addEnumValue(TypeStep.AddEnumValue step) {
		return "+ value '" + step.value() + "' of " + StepText.named(step.object());
	}

	@Override
	public String alterDomain(TypeStep.AlterDomain step) {
		return StepText.changed(step);
	}

	@Override
	public String alterRangeNames(TypeStep.AlterRangeNames step) {
		return StepText.changed(step);
	}

	@Override
	public String alterCompositeType(TypeStep.AlterCompositeType step) {
		return StepText.changed(step);
	}

	@Override
	public String putTypeAside(TypeStep.PutTypeAside step) {
		return StepText.changed(step);
	}

	@Override
	public String dropTypeAside(TypeStep.DropTypeAside step) {
		return StepText.changed(step);
	}

	@Override
	public String alterSequence(SequenceStep.AlterSequence step) {
		return StepText.changed(step);
	}

	@Override
	public String setSequenceOwner(SequenceStep.SetSequenceOwner step) {
		return StepText.changed(step);
	}

	@Override
	public String advanceSequence(SequenceStep.AdvanceSequence step) {
		return StepText.changed(step);
	}

	@Override
	public String alterPolicy(AccessStep.AlterPolicy step) {
		return "~ " + StepText.named(step.object());
	}

	@Override
	public String grantPrivileges(AccessStep.GrantPrivileges step) {
		return "+ " + String.join(", ", step.privileges()) + " on " + StepText.named(step.object()) + " to "
				+ step.grantee();
	}

	@Override
	public String revokePrivileges(AccessStep.RevokePrivileges step) {
		return "- " + String.join(", ", step.privileges()) + " on " + StepText.named(step.object()) + " from "
				+ step.grantee();
	}

}
