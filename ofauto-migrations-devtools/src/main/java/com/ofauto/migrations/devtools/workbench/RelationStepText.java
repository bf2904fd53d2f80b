package com.ofauto.migrations.devtools.workbench;

import com.ofauto.migrations.devtools.diff.step.ColumnStep;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep;
import com.ofauto.migrations.devtools.diff.step.IndexStep;
import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;

/**
 * The lines of the steps for tables and their parts.
 */
final class RelationStepText implements TableStep.Visitor<String>, ColumnStep.Visitor<String>,
		ConstraintStep.Visitor<String>, IndexStep.Visitor<String> {

	@Override
	public String createTable(TableStep.CreateTable step) {
		int columns = step.table().columns().size();
		return StepText.added(step) + " with " + columns + ((columns == 1) ? " column" : " columns");
	}

	@Override
	public String dropTable(TableStep.DropTable step) {
		return StepText.dropped(step);
	}

	@Override
	public String requireEmpty(TableStep.RequireEmpty step) {
		return StepText.changed(step);
	}

	@Override
	public String attachPartition(TableStep.AttachPartition step) {
		return "~ " + StepText.named(step.object()) + " becomes a partition of "
				+ StepText.name(step.partition().parent());
	}

	@Override
	public String detachPartition(TableStep.DetachPartition step) {
		return "~ " + StepText.named(step.object()) + " is no partition of " + StepText.name(step.parent())
				+ " any more";
	}

	@Override
	public String setInheritance(TableStep.SetInheritance step) {
		return "~ " + StepText.named(step.object())
				+ (step.inherits() ? " inherits from " : " does not inherit any more from ")
				+ StepText.name(step.parent());
	}

	@Override
	public String declareColumns(TableStep.DeclareColumns step) {
		return "~ " + StepText.named(step.object()) + " declares " + String.join(", ", step.columns()) + " for itself";
	}

	@Override
	public String setTableType(TableStep.SetTableType step) {
		return StepText.changed(step);
	}

	@Override
	public String setLogged(TableStep.SetLogged step) {
		return StepText.changed(step);
	}

	@Override
	public String setAccessMethod(TableStep.SetAccessMethod step) {
		return StepText.changed(step);
	}

	@Override
	public String setOptions(TableStep.SetOptions step) {
		return StepText.changed(step);
	}

	@Override
	public String setForeignOptions(TableStep.SetForeignOptions step) {
		return StepText.changed(step);
	}

	@Override
	public String setRowSecurity(TableStep.SetRowSecurity step) {
		return StepText.changed(step);
	}

	@Override
	public String setReplicaIdentity(TableStep.SetReplicaIdentity step) {
		return StepText.changed(step);
	}

	@Override
	public String addColumn(ColumnStep.AddColumn step) {
		return StepText.added(step) + " " + step.column().type() + (step.column().notNull() ? " not null" : "")
				+ value(step.column());
	}

	@Override
	public String dropColumn(ColumnStep.DropColumn step) {
		return StepText.dropped(step);
	}

	@Override
	public String alterColumnType(ColumnStep.AlterColumnType step) {
		return StepText.changed(step, "type " + step.column().type());
	}

	@Override
	public String setDefault(ColumnStep.SetDefault step) {
		return StepText.changed(step, (step.expression() != null) ? "default " + step.expression() : "no default");
	}

	@Override
	public String dropExpression(ColumnStep.DropExpression step) {
		return StepText.changed(step);
	}

	@Override
	public String setNotNull(ColumnStep.SetNotNull step) {
		return StepText.changed(step);
	}

	@Override
	public String dropNotNull(ColumnStep.DropNotNull step) {
		return StepText.changed(step);
	}

	@Override
	public String addIdentity(ColumnStep.AddIdentity step) {
		return StepText.changed(step);
	}

	@Override
	public String alterIdentity(ColumnStep.AlterIdentity step) {
		return StepText.changed(step);
	}

	@Override
	public String dropIdentity(ColumnStep.DropIdentity step) {
		return StepText.changed(step);
	}

	@Override
	public String alterColumnSettings(ColumnStep.AlterColumnSettings step) {
		return StepText.changed(step);
	}

	@Override
	public String addConstraint(ConstraintStep.AddConstraint step) {
		return StepText.added(step) + " " + step.constraint().definition();
	}

	@Override
	public String dropConstraint(ConstraintStep.DropConstraint step) {
		return StepText.dropped(step);
	}

	@Override
	public String validateConstraint(ConstraintStep.ValidateConstraint step) {
		return StepText.changed(step);
	}

	@Override
	public String alterForeignKey(ConstraintStep.AlterForeignKey step) {
		return StepText.changed(step);
	}

	@Override
	public String addKey(ConstraintStep.AddKey step) {
		return StepText.added(step);
	}

	@Override
	public String createBare(IndexStep.CreateBare step) {
		return StepText.added(step) + " without parts";
	}

	@Override
	public String attachIndex(IndexStep.AttachIndex step) {
		return "~ " + StepText.named(step.object()) + " becomes a part of " + StepText.name(step.whole());
	}

	@Override
	public String namePart(IndexStep.NamePart step) {
		return StepText.changed(step, "gets its name");
	}

	@Override
	public String buildIndex(IndexStep.BuildIndex step) {
		return StepText.added(step);
	}

	@Override
	public String dropIndexAside(IndexStep.DropIndexAside step) {
		return StepText.dropped(step);
	}

	/**
	 * The value that existing rows get.
	 */
	private static String value(Column column) {
		if (column.identity() != null) {
			return " identity";
		}
		if (column.value() == null) {
			return "";
		}
		return ((column.value().kind() == ColumnValue.Kind.DEFAULT) ? " default " : " generated as ")
				+ column.value().expression();
	}

}
