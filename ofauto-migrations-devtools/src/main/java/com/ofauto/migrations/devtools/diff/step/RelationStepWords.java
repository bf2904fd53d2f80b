package com.ofauto.migrations.devtools.diff.step;

/**
 * The words of the steps for tables and their parts.
 *
 * @see Step#word()
 */
final class RelationStepWords implements TableStep.Visitor<String>, ColumnStep.Visitor<String>,
		ConstraintStep.Visitor<String>, IndexStep.Visitor<String> {

	@Override
	public String createTable(TableStep.CreateTable step) {
		return "create-table";
	}

	@Override
	public String dropTable(TableStep.DropTable step) {
		return "drop-table";
	}

	@Override
	public String requireEmpty(TableStep.RequireEmpty step) {
		return "require-empty";
	}

	@Override
	public String attachPartition(TableStep.AttachPartition step) {
		return "attach-partition";
	}

	@Override
	public String detachPartition(TableStep.DetachPartition step) {
		return "detach-partition";
	}

	@Override
	public String setInheritance(TableStep.SetInheritance step) {
		return "set-inheritance";
	}

	@Override
	public String declareColumns(TableStep.DeclareColumns step) {
		return "declare-columns";
	}

	@Override
	public String setTableType(TableStep.SetTableType step) {
		return "set-table-type";
	}

	@Override
	public String setLogged(TableStep.SetLogged step) {
		return "set-logged";
	}

	@Override
	public String setAccessMethod(TableStep.SetAccessMethod step) {
		return "set-access-method";
	}

	@Override
	public String setOptions(TableStep.SetOptions step) {
		return "set-options";
	}

	@Override
	public String setForeignOptions(TableStep.SetForeignOptions step) {
		return "set-foreign-options";
	}

	@Override
	public String setRowSecurity(TableStep.SetRowSecurity step) {
		return "set-row-security";
	}

	@Override
	public String setReplicaIdentity(TableStep.SetReplicaIdentity step) {
		return "set-replica-identity";
	}

	@Override
	public String addColumn(ColumnStep.AddColumn step) {
		return "add-column";
	}

	@Override
	public String dropColumn(ColumnStep.DropColumn step) {
		return "drop-column";
	}

	@Override
	public String alterColumnType(ColumnStep.AlterColumnType step) {
		return "alter-column-type";
	}

	@Override
	public String setDefault(ColumnStep.SetDefault step) {
		return "set-default";
	}

	@Override
	public String dropExpression(ColumnStep.DropExpression step) {
		return "drop-expression";
	}

	@Override
	public String setNotNull(ColumnStep.SetNotNull step) {
		return "set-not-null";
	}

	@Override
	public String dropNotNull(ColumnStep.DropNotNull step) {
		return "drop-not-null";
	}

	@Override
	public String addIdentity(ColumnStep.AddIdentity step) {
		return "add-identity";
	}

	@Override
	public String alterIdentity(ColumnStep.AlterIdentity step) {
		return "alter-identity";
	}

	@Override
	public String dropIdentity(ColumnStep.DropIdentity step) {
		return "drop-identity";
	}

	@Override
	public String alterColumnSettings(ColumnStep.AlterColumnSettings step) {
		return "alter-column-settings";
	}

	@Override
	public String addConstraint(ConstraintStep.AddConstraint step) {
		return "add-constraint";
	}

	@Override
	public String dropConstraint(ConstraintStep.DropConstraint step) {
		return "drop-constraint";
	}

	@Override
	public String validateConstraint(ConstraintStep.ValidateConstraint step) {
		return "validate-constraint";
	}

	@Override
	public String alterForeignKey(ConstraintStep.AlterForeignKey step) {
		return "alter-foreign-key";
	}

	@Override
	public String addKey(ConstraintStep.AddKey step) {
		return "add-key";
	}

	@Override
	public String createBare(IndexStep.CreateBare step) {
		return "create-bare";
	}

	@Override
	public String attachIndex(IndexStep.AttachIndex step) {
		return "attach-index";
	}

	@Override
	public String namePart(IndexStep.NamePart step) {
		return "name-part";
	}

	@Override
	public String buildIndex(IndexStep.BuildIndex step) {
		return "build-index";
	}

	@Override
	public String dropIndexAside(IndexStep.DropIndexAside step) {
		return "drop-index-aside";
	}

}
