package com.ofauto.migrations.devtools.workbench;

import java.util.ArrayList;
import java.util.List;

import com.ofauto.migrations.devtools.diff.online.SegmentedChange;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddColumn;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetNotNull;
import com.ofauto.migrations.devtools.diff.step.Difference;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Column;

/**
 * Lets a way back add a required column first and require its values after that: between
 * the two, a rollback brings back the values that were captured. In one statement
 * PostgreSQL would refuse the column if the table has rows.
 */
final class LateRequirements {

	private LateRequirements() {
	}

	static SegmentedChange of(SegmentedChange change) {
		return new SegmentedChange(change.segments().stream().map(LateRequirements::of).toList(), change.eased(),
				change.remarks());
	}

	private static Difference of(Difference steps) {
		List<Step> all = new ArrayList<>();
		for (Step step : steps.steps()) {
			if (step instanceof AddColumn add && isRequired(add)) {
				Column column = add.column();
				all.add(new AddColumn(add.object(),
						new Column(column.name(), column.type(), column.collation(), false, null, null,
								column.inherited(), column.local(), column.required(), column.settings()),
						false, add.hazards()));
				all.add(new SetNotNull(add.object(), List.of()));
			}
			else {
				all.add(step);
			}
		}
		return new Difference(all);
	}

	/**
	 * The name of a constraint is given with the column.
	 */
	private static boolean isRequired(AddColumn add) {
		Column column = add.column();
		return column.notNull() && column.value() == null && column.identity() == null && !add.serial()
				&& column.required() == Column.Required.BY_ITSELF && !column.settings().containsKey(Column.NOT_NULL);
	}

}
