package com.ofauto.migrations.devtools.diff.online;

import com.ofauto.migrations.devtools.diff.online.OnlineRemark.Reason;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddColumn;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;

/**
 * Why steps have no form that keeps nobody waiting.
 *
 * @param tables which tables are partitioned
 */
record Reasons(FilledTables tables) {

	Reason of(Step step) {
		if (step instanceof AddColumn add) {
			ColumnValue value = add.column().value();
			boolean drawn = value != null && value.kind() == ColumnValue.Kind.DEFAULT && !add.serial();
			return (drawn && add.column().notNull()) ? Reason.REQUIRED_AND_FILLED : Reason.COMPUTED;
		}
		if (step instanceof AlterColumnType) {
			return Reason.OTHER_TYPE;
		}
		if (step instanceof AddConstraint add && add.constraint().kind() == Constraint.Kind.EXCLUSION) {
			return Reason.EXCLUSION;
		}
		if (step instanceof AddConstraint add && KeyIndex.isOverPeriods(add.constraint())) {
			return Reason.PERIOD;
		}
		if (step instanceof TableStep.AttachPartition) {
			return Reason.ATTACHED;
		}
		if (step instanceof TableStep) {
			return Reason.STORAGE;
		}
		boolean partitioned = step instanceof AddConstraint add && isOfPartitions(add.constraint())
				|| step.hazards().stream().anyMatch((hazard) -> this.tables.isPartitioned(hazard.table()));
		return partitioned ? Reason.PARTITIONED : Reason.NO_FORM;
	}

	/**
	 * PostgreSQL adds no NOT VALID foreign key to a partitioned table, and leaves the
	 * parts of one that refers to a partitioned table as they are when it validates it.
	 */
	boolean isOfPartitions(Constraint constraint) {
		return this.tables.isPartitioned(LateDrops.tableOf(constraint.id()))
				|| constraint.foreignKey() != null && this.tables.isPartitioned(constraint.foreignKey().table());
	}

	/**
	 * Whether statements of an application name what is renamed.
	 */
	static boolean isKnownToOthers(RenameObject rename) {
		return switch (rename.from().kind()) {
			case INDEX, CONSTRAINT, TRIGGER, SEQUENCE -> false;
			default -> true;
		};
	}

}
