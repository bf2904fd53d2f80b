package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddColumn;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropColumn;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides which columns of a table are added, dropped and changed, and which of these
 * changes come from a parent.
 */
final class TableColumns {

	private final Comparison comparison;

	private final Actions actions;

	private final ColumnDiffer columns;

	private final Serials serials;

	TableColumns(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.columns = new ColumnDiffer(comparison, actions);
		this.serials = new Serials(comparison);
	}

	/**
	 * The columns of a typed table change with the attributes of its type.
	 */
	void alter(Table from, Table to) {
		boolean typed = from.ofType() != null && from.ofType().equals(to.ofType());
		for (Column column : from.columns().values()) {
			boolean leaves = !to.columns().containsKey(column.name())
					|| this.comparison.fates().isRecreated(from.columnId(column.name()));
			if (leaves && !typed && !(column.inherited() && isDroppedByParent(from, to, column.name()))) {
				drop(from, column);
			}
		}
		for (Column column : to.columns().values()) {
			Column before = from.columns().get(column.name());
			boolean led = column.inherited() && isLed(from, to, column.name());
			if (typed) {
				this.columns.alter(to,
						(before != null && !ColumnChange.isOfType(before, column)) ? before : ColumnDiffer.bare(column),
						column);
			}
			else if (led && (before == null || before.inherited())) {
				this.columns.inherited(to, column);
			}
			else if (before == null || this.comparison.fates().isRecreated(to.columnId(column.name()))) {
				add(to, column);
			}
			else {
				this.columns.alter(to, before, column);
			}
		}
	}

	/**
	 * Whether a parent that stays makes the change for its child.
	 */
	private static boolean isLed(Table from, Table to, String column) {
		return Inheritance.parents(from).stream().anyMatch(Inheritance.parents(to)::contains);
	}

	private boolean isDroppedByParent(Table from, Table to, String column) {
		return Inheritance.parents(from)
			.stream()
			.anyMatch((parent) -> Inheritance.parents(to).contains(parent) && keepers(parent, column).isEmpty());
	}

	/**
	 * The children that keep a column, or whose children do, when the table loses it:
	 * they have it in the new schema, or declare it themselves, so that PostgreSQL does
	 * not drop it.
	 */
	private Set<ObjectId> keepers(ObjectId table, String column) {
		Set<ObjectId> keepers = new TreeSet<>();
		this.comparison.from()
			.all(Table.class)
			.stream()
			.filter((child) -> child.parents().contains(table) && child.columns().containsKey(column))
			.filter((child) -> this.comparison.to().objects().get(child.id()) instanceof Table after
					&& !this.comparison.isNew(child.id()) && after.parents().contains(table)
					&& ((after.columns().containsKey(column)
							? !this.comparison.fates().isRecreated(child.columnId(column))
							: Objects.requireNonNull(child.columns().get(column)).local())
							|| !keepers(child.id(), column).isEmpty()))
			.forEach((child) -> keepers.add(child.id()));
		return keepers;
	}

	private void add(Table table, Column column) {
		Set<ObjectId> made = new TreeSet<>();
		for (ObjectId member : Inheritance.family(table.id(), column.name(), this.comparison.to())) {
			if (this.comparison.isNewColumn(member) && !isOfNewTable(member)) {
				made.add(member);
			}
		}
		ObjectId id = table.columnId(column.name());
		boolean inner = isInner(table, column);
		if (column.value() != null && inner) {
			made.add(table.id().part(ObjectKind.DEFAULT, column.name()));
		}
		Sequence sequence = this.serials.sequence(table, column).orElse(null);
		if (sequence != null) {
			this.actions.include(sequence.id());
			made.add(sequence.id());
		}
		Column added = inner ? column : TableCreation.withoutDefault(column);
		Action action = this.actions
			.add(Rank.ADD_COLUMN, new AddColumn(id, added, sequence != null, ColumnHazards.added(table.id(), column)))
			.makes(made)
			.takes(SchemaNames.of(column));
		if (sequence != null) {
			action.takes(SchemaNames.of(sequence));
		}
		if (!inner) {
			this.columns.alter(table, added, column);
		}
	}

	private boolean isOfOldTable(ObjectId column) {
		return !this.comparison.to()
			.objects()
			.containsKey(ObjectId.of(ObjectKind.TABLE, column.schema(), column.name()));
	}

	private boolean isOfNewTable(ObjectId column) {
		return this.comparison.isNew(ObjectId.of(ObjectKind.TABLE, column.schema(), column.name()));
	}

	/**
	 * A default that needs the column itself is set afterwards.
	 */
	private boolean isInner(Table table, Column column) {
		ObjectId id = table.columnId(column.name());
		ObjectId value = table.id().part(ObjectKind.DEFAULT, column.name());
		return !this.actions.isApart(value) && this.comparison.toNeeds()
			.of(value)
			.stream()
			.filter((need) -> !need.equals(id) && ColumnChange.defaultOf(column) != null)
			.noneMatch((need) -> this.comparison.toNeeds().reaches(need, Set.of(id)));
	}

	private void drop(Table table, Column column) {
		Set<ObjectId> removed = new TreeSet<>();
		boolean only = !keepers(table.id(), column.name()).isEmpty();
		Set<ObjectId> family = Inheritance.family(table.id(), column.name(), this.comparison.from());
		for (ObjectId member : only ? Set.of(table.columnId(column.name())) : family) {
			Column own = Objects.requireNonNull(Recreations.column(this.comparison.from(), member));
			if (member.equals(table.columnId(column.name())) || own.inherited() && !isOfOldTable(member)) {
				removed.add(member);
				if (own.value() != null) {
					removed.add(new ObjectId(ObjectKind.DEFAULT, member.schema(), member.name(), member.part()));
				}
			}
		}
		ObjectId id = table.columnId(column.name());
		Action action = this.actions
			.add(Rank.DROP_COLUMN, new DropColumn(id, only, ColumnHazards.dropped(table.id(), column)))
			.removes(removed)
			.spares(only ? family : Set.of())
			.awaits(Inheritance.parents(table)
				.stream()
				.filter((parent) -> !keepers(parent, column.name()).isEmpty())
				.map((parent) -> parent.part(ObjectKind.COLUMN, column.name()))
				.toList())
			.gives(SchemaNames.of(column));
		for (Sequence sequence : owned(id)) {
			action.removes(Set.of(sequence.id())).gives(SchemaNames.of(sequence));
		}
	}

	private List<Sequence> owned(ObjectId column) {
		return this.comparison.from()
			.all(Sequence.class)
			.stream()
			.filter((sequence) -> column.equals(sequence.owner())
					&& !this.comparison.to().objects().containsKey(sequence.id()))
			.toList();
	}

}
