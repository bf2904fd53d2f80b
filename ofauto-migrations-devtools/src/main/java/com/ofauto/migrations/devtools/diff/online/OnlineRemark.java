package com.ofauto.migrations.devtools.diff.online;

import com.ofauto.migrations.devtools.diff.step.Step;

/**
 * A step that keeps others waiting all the same, or that leaves something to do.
 *
 * @param reason why
 * @param step the step as the differ has made it
 */
public record OnlineRemark(Reason reason, Step step) {

	/**
	 * Why a step is remarkable.
	 */
	public enum Reason {

		/** PostgreSQL builds no index of a partitioned table concurrently. */
		PARTITIONED,

		/** An exclusion constraint takes no index that is there. */
		EXCLUSION,

		/** A key over periods takes no index that is there. */
		PERIOD,

		/** Another type means other values. */
		OTHER_TYPE,

		/** A new column whose values are computed for each row. */
		COMPUTED,

		/** A new column that is required, and whose default differs for each row. */
		REQUIRED_AND_FILLED,

		/**
		 * A new column whose default differs for each row: the rows that are there do not
		 * have it yet.
		 */
		NOT_FILLED,

		/** A column that becomes required, whose rows may have no value yet. */
		MAY_LACK_VALUES,

		/**
		 * A new column that is required and has no default, so that rows lack a value.
		 */
		REQUIRED_WITHOUT_DEFAULT,

		/** A partition whose rows are checked when it is attached. */
		ATTACHED,

		/** The storage of the whole table changes. */
		STORAGE,

		/** It stays between the end of something and its return. */
		TOGETHER,

		/** A running application knows the old name only. */
		RENAMED,

		/** No other form is known. */
		NO_FORM

	}

}
