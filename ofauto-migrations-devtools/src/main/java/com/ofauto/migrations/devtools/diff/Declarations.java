package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.TableStep.DeclareColumns;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides which inherited columns a child declares as its own, so that it keeps them when
 * its parents lose them. PostgreSQL has no statement that undoes this.
 */
final class Declarations {

	private static final String STAND_IN = "__parent";

	private final Comparison comparison;

	private final Actions actions;

	Declarations(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	/**
	 * Decide what a table declares.
	 * @param from the old table
	 * @param to the new table
	 * @param attached the actions that give it new parents
	 */
	void alter(Table from, Table to, Set<Action> attached) {
		List<String> columns = to.columns()
			.values()
			.stream()
			.filter((column) -> column.local() && !isOwn(from, to, column.name()) && isGiven(from, to, column.name()))
			.map(Column::name)
			.toList();
		if (columns.isEmpty()) {
			return;
		}
		ObjectId standIn = ObjectId.of(ObjectKind.TABLE, to.id().schema(), Drops.named(to.id(), STAND_IN));
		Action declare = this.actions.add(Rank.ATTACH, new DeclareColumns(to.id(), to.parents(), columns, standIn))
			.after(attached);
		to.columns().keySet().forEach((name) -> declare.needs(Set.of(to.columnId(name))));
	}

	private boolean isOwn(Table from, Table to, String name) {
		Column before = from.columns().get(name);
		return before != null
				&& (before.local() || !before.inherited() && !this.comparison.isNewColumn(to.columnId(name)));
	}

	/**
	 * Whether a parent that stays has the column. A column of a parent that is detached
	 * becomes the table's own.
	 */
	private boolean isGiven(Table from, Table to, String name) {
		return from.parents()
			.stream()
			.filter(to.parents()::contains)
			.anyMatch((parent) -> this.comparison.to().get(parent, Table.class).columns().containsKey(name));
	}

}
