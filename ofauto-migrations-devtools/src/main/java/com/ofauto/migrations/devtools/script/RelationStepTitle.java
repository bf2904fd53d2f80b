package com.ofauto.migrations.devtools.script;

import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.IndexStep;
import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.schema.Constraint;

/**
 * The titles of the steps for tables, constraints and indexes.
 */
final class RelationStepTitle
		implements TableStep.Visitor<String>, ConstraintStep.Visitor<String>, IndexStep.Visitor<String> {

	@Override
	public String createTable(TableStep.CreateTable step) {
		return "CreateTable";
	}

	@Override
	public String dropTable(TableStep.DropTable step) {
		return "DropTable";
	}

	@Override
	public String requireEmpty(TableStep.RequireEmpty step) {
		return StepTitle.alter(step);
	}

	@Override
	public String attachPartition(TableStep.AttachPartition step) {
		return StepTitle.alter(step);
	}

	@Override
	public String detachPartition(TableStep.DetachPartition step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setInheritance(TableStep.SetInheritance step) {
		return StepTitle.alter(step);
	}

	@Override
	public String declareColumns(TableStep.DeclareColumns step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setTableType(TableStep.SetTableType step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setLogged(TableStep.SetLogged step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setAccessMethod(TableStep.SetAccessMethod step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setOptions(TableStep.SetOptions step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setForeignOptions(TableStep.SetForeignOptions step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setRowSecurity(TableStep.SetRowSecurity step) {
		return StepTitle.alter(step);
	}

	@Override
	public String setReplicaIdentity(TableStep.SetReplicaIdentity step) {
		return StepTitle.alter(step);
	}

	@Override
	public String addConstraint(ConstraintStep.AddConstraint step) {
		return step.domain() ? "AlterDomain" : "Add" + what(step);
	}

	@Override
	public String dropConstraint(ConstraintStep.DropConstraint step) {
		return step.domain() ? "AlterDomain" : "Drop" + what(step);
	}

	@Override
	public String validateConstraint(ConstraintStep.ValidateConstraint step) {
		return "Alter" + what(step);
	}

	@Override
	public String alterForeignKey(ConstraintStep.AlterForeignKey step) {
		return "Alter" + what(step);
	}

	@Override
	public String addKey(ConstraintStep.AddKey step) {
		return "Add" + what(step);
	}

	@Override
	public String createBare(IndexStep.CreateBare step) {
		return (step.created() instanceof Constraint) ? "AddConstraint" : "CreateIndex";
	}

	@Override
	public String attachIndex(IndexStep.AttachIndex step) {
		return "AlterIndex";
	}

	@Override
	public String namePart(IndexStep.NamePart step) {
		return "RenameIndex";
	}

	@Override
	public String buildIndex(IndexStep.BuildIndex step) {
		return "CreateIndex";
	}

	@Override
	public String dropIndexAside(IndexStep.DropIndexAside step) {
		return "DropIndex";
	}

	private static String what(ConstraintStep step) {
		return (step.constraint().kind() == Constraint.Kind.FOREIGN_KEY) ? "ForeignKey" : "Constraint";
	}

}
