package com.ofauto.migrations.devtools.diff.step;

/**
 * The words of the steps for objects other than tables.
 *
 * @see Step#word()
 */
final class ObjectStepWords implements ObjectStep.Visitor<String>, TypeStep.Visitor<String>,
		SequenceStep.Visitor<String>, AccessStep.Visitor<String> {

	@Override
	public String createObject(ObjectStep.CreateObject step) {
		return "create-object";
	}

	@Override
	public String createDomain(ObjectStep.CreateDomain step) {
		return "create-domain";
	}

	@Override
	public String createRoutine(ObjectStep.CreateRoutine step) {
		return "create-routine";
	}

	@Override
	public String blankView(ObjectStep.BlankView step) {
		return "blank-view";
	}

	@Override
	public String replaceObject(ObjectStep.ReplaceObject step) {
		return "replace-object";
	}

	@Override
	public String dropObject(ObjectStep.DropObject step) {
		return "drop-object";
	}

	@Override
	public String renameObject(ObjectStep.RenameObject step) {
		return "rename-object";
	}

	@Override
	public String alterExtension(ObjectStep.AlterExtension step) {
		return "alter-extension";
	}

	@Override
	public String setComment(ObjectStep.SetComment step) {
		return "set-comment";
	}

	@Override
	public String setAttribute(ObjectStep.SetAttribute step) {
		return "set-attribute";
	}

	@Override
	public String setFiring(ObjectStep.SetFiring step) {
		return "set-firing";
	}

	@Override
	public String addEnumValue(TypeStep.AddEnumValue step) {
		return "add-enum-value";
	}

	@Override
	public String alterDomain(TypeStep.AlterDomain step) {
		return "alter-domain";
	}

	@Override
	public String alterRangeNames(TypeStep.AlterRangeNames step) {
		return "alter-range-names";
	}

	@Override
	public String alterCompositeType(TypeStep.AlterCompositeType step) {
		return "alter-composite-type";
	}

	@Override
	public String putTypeAside(TypeStep.PutTypeAside step) {
		return "put-type-aside";
	}

	@Override
	public String dropTypeAside(TypeStep.DropTypeAside step) {
		return "drop-type-aside";
	}

	@Override
	public String alterSequence(SequenceStep.AlterSequence step) {
		return "alter-sequence";
	}

	@Override
	public String setSequenceOwner(SequenceStep.SetSequenceOwner step) {
		return "set-sequence-owner";
	}

	@Override
	public String advanceSequence(SequenceStep.AdvanceSequence step) {
		return "advance-sequence";
	}

	@Override
	public String alterPolicy(AccessStep.AlterPolicy step) {
		return "alter-policy";
	}

	@Override
	public String grantPrivileges(AccessStep.GrantPrivileges step) {
		return "grant-privileges";
	}

	@Override
	public String revokePrivileges(AccessStep.RevokePrivileges step) {
		return "revoke-privileges";
	}

}
