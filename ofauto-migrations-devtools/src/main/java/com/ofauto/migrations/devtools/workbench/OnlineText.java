package com.ofauto.migrations.devtools.workbench;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.devtools.diff.online.OnlineRemark;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * Says in sentences what is written so that nobody waits for it, and what is not.
 */
public final class OnlineText {

	private static final int MOST = 5;

	private OnlineText() {
	}

	/**
	 * Say what the option would do for a migration in plain form.
	 * @param easier what has another form
	 * @return a sentence
	 */
	public static String offer(List<ObjectId> easier) {
		return "With --online nobody waits for these, however large the tables are: " + names(easier) + ".";
	}

	/**
	 * Say what is written in another form than the plain one.
	 * @param eased what has another form
	 * @return a sentence
	 */
	public static String eased(List<ObjectId> eased) {
		return "Written so that nobody waits for them: " + names(eased) + ".";
	}

	private static String names(List<ObjectId> ids) {
		String names = ids.stream().limit(MOST).map(StepText::named).collect(Collectors.joining(", "));
		return (ids.size() > MOST) ? names + " and " + (ids.size() - MOST) + " more" : names;
	}

	/**
	 * Say why a step keeps others waiting all the same, or what it leaves to do.
	 * @param remark the remark
	 * @return a sentence
	 */
	public static String sentence(OnlineRemark remark) {
		Step step = remark.step();
		String what = StepText.named(step.object());
		return "The " + what + switch (remark.reason()) {
			case PARTITIONED ->
				" is one of partitions: PostgreSQL has no form of it that keeps nobody waiting on a partitioned table.";
			case EXCLUSION -> " excludes rows from each other: PostgreSQL builds its index only while it is added.";
			case PERIOD -> " is a key over periods: PostgreSQL builds its index only while it is added.";
			case OTHER_TYPE -> " gets another type, for which PostgreSQL writes the table anew.";
			case COMPUTED -> " has a value that is computed for each row, for which PostgreSQL writes the table anew.";
			case REQUIRED_AND_FILLED ->
				" is required and gets another value in each row, for which PostgreSQL writes the table anew.";
			case NOT_FILLED ->
				" gets its default in new rows only: rows that are there have no value until they are filled.";
			case MAY_LACK_VALUES -> " becomes required: rows without a value have to be filled before.";
			case REQUIRED_WITHOUT_DEFAULT ->
				" is required and has no default: the statement fails if the table has rows.";
			case ATTACHED -> " becomes a partition, for which PostgreSQL reads all of its rows.";
			case STORAGE -> " is stored otherwise, for which PostgreSQL writes it anew.";
			case TOGETHER -> " stays in one transaction with what is dropped and created again: make it in a migration"
					+ " before this one.";
			case RENAMED -> " gets another name, which a release that knows the old one does not find.";
			case NO_FORM -> " keeps others waiting, and no other form of it is known.";
		};
	}

}
