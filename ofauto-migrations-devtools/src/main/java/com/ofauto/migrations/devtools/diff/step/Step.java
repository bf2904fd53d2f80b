package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * One thing to do to a schema.
 */
public sealed interface Step
		permits ObjectStep, TableStep, ColumnStep, ConstraintStep, IndexStep, TypeStep, SequenceStep, AccessStep {

	/**
	 * What the step is about; of a renaming, the old name.
	 * @return an object, a part of one or a column
	 */
	ObjectId object();

	/**
	 * What the step puts at risk.
	 * @return empty for most steps
	 */
	default List<Hazard> hazards() {
		return List.of();
	}

}
