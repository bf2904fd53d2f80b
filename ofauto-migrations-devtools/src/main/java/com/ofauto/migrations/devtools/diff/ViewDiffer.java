package com.ofauto.migrations.devtools.diff;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetDefault;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.ReplaceObject;
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

	private final ColumnDiffer columns;

	ViewDiffer(Actions actions, TableDiffer tables, ColumnDiffer columns) {
		this.columns = columns;
		this.actions = actions;
		this.tables = tables;
	}

	void alter(View from, View to) {
		if (!Objects.equals(from.accessMethod(), to.accessMethod())) {
			this.tables.setAccessMethod(to.id(), to.accessMethod());
		}
		boolean replaced = !to.isMaterialized()
				&& (!from.query().equals(to.query()) || from.columns().size() != to.columns().size());
		if (!replaced) {
			this.tables.setOptions(to.id(), from.options(), to.options());
		}
		else {
			this.actions.make(Rank.CREATE_VIEW, new ReplaceObject(to)).frees(Set.of(to.id()));
		}
		for (int number = 0; number < to.columns().size(); number++) {
			Column after = to.columns().get(number);
			Map<String, String> settings = (number < from.columns().size()) ? from.columns().get(number).settings()
					: Map.of();
			this.columns.setSettings(to.id().part(ObjectKind.COLUMN, after.name()), settings, after)
				.forEach((action) -> action.needs(Set.of(to.id())));
			String before = (number < from.columns().size()) ? ColumnChange.defaultOf(from.columns().get(number))
					: null;
			if (!Objects.equals(before, ColumnChange.defaultOf(after))) {
				this.actions.add(Rank.CREATE_VIEW, setDefault(to, after.name(), ColumnChange.defaultOf(after)))
					.needs(Set.of(to.id()));
			}
		}
	}

	static SetDefault setDefault(View view, String column, @Nullable String expression) {
		return new SetDefault(view.id().part(ObjectKind.COLUMN, column), expression, false);
	}

}
