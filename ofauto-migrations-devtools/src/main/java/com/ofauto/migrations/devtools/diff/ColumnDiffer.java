package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.AddIdentity;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnSettings;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterIdentity;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropExpression;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropIdentity;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.DropNotNull;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetDefault;
import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetNotNull;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Column.Required;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides what is done to a column that stays. The actions for one column form a chain.
 */
final class ColumnDiffer {

	private final Comparison comparison;

	private final Actions actions;

	private final ColumnTypeDiffer types;

	ColumnDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.types = new ColumnTypeDiffer(comparison, actions);
	}

	/**
	 * Decide what is done to a column that exists, or that was created with its table.
	 * @param table the table in the new schema
	 * @param from the column at first
	 * @param to the column in the new schema
	 */
	void alter(Table table, Column from, Column to) {
		alter(table, from, to, this.comparison.fates().isRetyped(table.columnId(to.name()))
				&& this.comparison.from().objects().containsKey(table.id()));
	}

	private void alter(Table table, Column from, Column to, boolean retyped) {
		List<Action> chain = new ArrayList<>();
		ObjectId id = table.columnId(to.name());
		ObjectId value = table.id().part(ObjectKind.DEFAULT, to.name());
		if (from.identity() != null && to.identity() == null) {
			chain.add(this.actions.add(Rank.DROP_DEFAULT, new DropIdentity(id)).gives(SchemaNames.of(from)));
		}
		String before = ColumnChange.defaultOf(from);
		String after = ColumnChange.defaultOf(to);
		boolean dropped = before != null && (after == null || !this.comparison.isNew(table.id()) && isReset(value));
		if (dropped) {
			chain.add(this.actions.add(Rank.DROP_DEFAULT, new SetDefault(id, null, after != null))
				.removes(Set.of(value)));
		}
		if (ColumnChange.isGenerated(from.value()) && !ColumnChange.isGenerated(to.value())) {
			chain.add(this.actions.add(Rank.ALTER_COLUMN, new DropExpression(id)).frees(Set.of(id, value)));
		}
		if (retyped) {
			chain.add(this.types.retype(table, from, to));
		}
		addNotNull(chain, table, from, to);
		addIdentity(chain, id, from, to, retyped);
		if (after != null && (dropped || !after.equals(before))) {
			chain.add(this.actions.add(Rank.ALTER_COLUMN, new SetDefault(id, after, after.equals(before)))
				.makes(Set.of(value))
				.frees(dropped ? Set.of() : Set.of(value)));
		}
		addSettings(chain, id, retyped ? withoutStorage(from) : from, to);
		for (int number = 0; number < chain.size(); number++) {
			chain.get(number).needs(Set.of(table.id())).after(chain.subList(0, number));
			if (this.comparison.isNewColumn(id)) {
				chain.get(number).needs(Set.of(id));
			}
		}
	}

	/**
	 * Decide what is done to a column that the same column of a parent adds or changes.
	 */
	void inherited(Table table, Column to) {
		Table before = (Table) this.comparison.from().objects().get(table.id());
		ObjectId parent = Inheritance.parents(table)
			.stream()
			.filter((id) -> this.comparison.to().get(id, Table.class).columns().containsKey(to.name()))
			.findFirst()
			.orElseThrow();
		Column parentTo = Objects
			.requireNonNull(Recreations.column(this.comparison.to(), parent.part(ObjectKind.COLUMN, to.name())));
		Column parentFrom = Recreations.column(this.comparison.from(), parent.part(ObjectKind.COLUMN, to.name()));
		Column own = (before != null) ? before.columns().get(to.name()) : null;
		boolean again = this.comparison.isNewColumn(table.columnId(to.name()));
		Column start = (own == null || parentFrom == null || again) ? fresh(parentTo)
				: followed(own, parentFrom, parentTo);
		alter(table, start, to, false);
	}

	/**
	 * The column that a child gets when its parent gets a new one.
	 */
	private static Column fresh(Column parent) {
		Map<String, String> settings = new LinkedHashMap<>(parent.settings());
		settings.keySet().retainAll(Set.of("STORAGE", "COMPRESSION"));
		return new Column(parent.name(), parent.type(), parent.collation(), parent.notNull(), parent.value(), null,
				true, settings)
			.required(Required.BY_PARENTS);
	}

	/**
	 * The column of a child after that of its parent has changed.
	 */
	private static Column followed(Column own, Column parentFrom, Column parentTo) {
		boolean keeps = own.notNull() && own.required() == Required.BY_BOTH;
		boolean notNull = (parentFrom.notNull() != parentTo.notNull()) ? parentTo.notNull() || keeps : own.notNull();
		boolean alone = notNull && !own.notNull();
		boolean plain = ColumnChange.isGenerated(own.value()) && !ColumnChange.isGenerated(parentTo.value());
		return new Column(own.name(), parentTo.type(), parentTo.collation(), notNull, plain ? null : own.value(),
				own.identity(), true, own.settings())
			.required(alone ? Required.BY_PARENTS : own.required());
	}

	/**
	 * A new type has its own default storage.
	 */
	private static Column withoutStorage(Column column) {
		Map<String, String> settings = new LinkedHashMap<>(column.settings());
		settings.remove("STORAGE");
		return new Column(column.name(), column.type(), column.collation(), column.notNull(), column.value(),
				column.identity(), column.inherited(), settings);
	}

	/**
	 * The settings that a column has by its type.
	 */
	static Column bare(Column column) {
		return new Column(column.name(), column.type(), column.collation(), false, null, null, column.inherited(),
				Map.of());
	}

	/**
	 * Whether a default has to be dropped and set again.
	 */
	private boolean isReset(ObjectId value) {
		return this.comparison.fates().isRecreated(value)
				|| this.comparison.fromNeeds().of(value).stream().anyMatch(this::isGone);
	}

	private boolean isGone(ObjectId id) {
		return switch (id.kind()) {
			case COLUMN, DEFAULT -> false;
			default -> !this.comparison.to().objects().containsKey(id) || this.comparison.isNew(id);
		};
	}

	private void addNotNull(List<Action> chain, Table table, Column from, Column to) {
		ObjectId id = table.columnId(to.name());
		boolean declared = to.required() == Required.BY_BOTH && from.required() == Required.BY_PARENTS;
		if (from.notNull() == to.notNull() && !(to.notNull() && declared)) {
			return;
		}
		Set<ObjectId> constraints = new TreeSet<>();
		this.comparison.from()
			.all(Constraint.class)
			.stream()
			.filter((constraint) -> constraint.id().isPartOf(table.id()) && constraint.columns().contains(to.name()))
			.forEach((constraint) -> constraints.add(constraint.id()));
		List<Hazard> hazards = from.notNull() ? List.of() : ColumnHazards.required(table.id(), to);
		Step step = to.notNull() ? new SetNotNull(id, hazards) : new DropNotNull(id);
		chain.add(this.actions.add(Rank.ALTER_COLUMN, step).awaits(constraints).makes(Set.of(id)));
	}

	private void addIdentity(List<Action> chain, ObjectId id, Column from, Column to, boolean retyped) {
		Identity before = from.identity();
		Identity after = to.identity();
		if (after == null) {
			return;
		}
		if (before == null) {
			chain.add(this.actions.add(Rank.ALTER_COLUMN, new AddIdentity(id, after)).takes(SchemaNames.of(to)));
			return;
		}
		Identity adapted = retyped ? ColumnTypeDiffer.adapted(before, to.type()) : before;
		if (!adapted.equals(after)) {
			chain.add(this.actions.add(Rank.ALTER_COLUMN, new AlterIdentity(id, adapted, after))
				.gives(SchemaNames.of(from))
				.takes(SchemaNames.of(to)));
		}
	}

	private void addSettings(List<Action> chain, ObjectId id, Column from, Column to) {
		Map<String, String> settings = new LinkedHashMap<>(from.changeable());
		if (from.notNull() != to.notNull()) {
			settings.remove(Column.NOT_NULL);
		}
		chain.addAll(setSettings(id, settings, to));
	}

	List<Action> setSettings(ObjectId id, Map<String, String> from, Column column) {
		Map<String, String> to = column.changeable();
		Map<String, String> set = new LinkedHashMap<>(to);
		set.entrySet().removeIf((entry) -> entry.getValue().equals(from.get(entry.getKey())));
		Set<String> reset = new TreeSet<>(from.keySet());
		reset.removeIf((name) -> to.containsKey(name) && !(name.startsWith(Column.OPTION) && set.containsKey(name)));
		if (reset.remove("STORAGE")) {
			set.put("STORAGE", TypeName.of(column.type()).storage());
		}
		return (set.isEmpty() && reset.isEmpty()) ? List.of()
				: List.of(this.actions.add(Rank.ALTER_COLUMN, new AlterColumnSettings(id, set, reset)));
	}

}
