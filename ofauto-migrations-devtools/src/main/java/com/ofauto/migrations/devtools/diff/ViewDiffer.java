package com.ofauto.migrations.devtools.diff;

import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.ColumnStep.SetDefault;
import com.ofauto.migrations.devtools.diff.ObjectStep.ReplaceObject;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is done to a view that stays.
 */
final class ViewDiffer {

	private final Actions actions;

	private final TableDiffer tables;

	ViewDiffer(Actions actions, TableDiffer tables) {
		this.actions = actions;
		this.tables = tables;
	}

	void alter(View from, View to) {
		if (to.isMaterialized()) {
			this.tables.setOptions(to.id(), from.options(), to.options());
			return;
		}
		if (!from.query().equals(to.query()) || !from.options().equals(to.options())) {
			this.actions.make(Rank.CREATE_VIEW, new ReplaceObject(to)).frees(Set.of(to.id()));
		}
		for (int number = 0; number < to.columns().size(); number++) {
			Column after = to.columns().get(number);
			String before = (number < from.columns().size()) ? ColumnChange.defaultOf(from.columns().get(number))
					: null;
			if (!Objects.equals(before, ColumnChange.defaultOf(after))) {
				this.actions.add(Rank.CREATE_VIEW, setDefault(to, after.name(), ColumnChange.defaultOf(after)))
					.needs(Set.of(to.id()));
			}
		}
	}

	static SetDefault setDefault(View view, String column, @Nullable String expression) {
		return new SetDefault(view.id().part(ObjectKind.COLUMN, column), expression);
	}

}
