package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.TableStep.CreateTable;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides how a table is created: with as much inside as can be.
 */
final class TableCreation {

	private final Comparison comparison;

	private final Actions actions;

	private final Serials serials;

	private final ColumnDiffer columns;

	private final TableDiffer tables;

	TableCreation(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.serials = new Serials(comparison);
		this.columns = new ColumnDiffer(comparison, actions);
		this.tables = new TableDiffer(comparison, actions);
	}

	void create(Table table) {
		Set<ObjectId> made = new TreeSet<>();
		made.add(table.id());
		table.columns().keySet().forEach((name) -> made.add(table.columnId(name)));
		List<Constraint> constraints = constraints(table, Set.copyOf(made));
		constraints.forEach((constraint) -> made.add(constraint.id()));
		Set<String> names = new TreeSet<>(SchemaNames.of(table));
		constraints.forEach((constraint) -> names.addAll(SchemaNames.of(constraint)));
		Set<String> serial = new TreeSet<>();
		Map<String, Column> own = new LinkedHashMap<>();
		for (Column column : table.columns().values()) {
			this.serials.sequence(table, column).ifPresent((sequence) -> {
				serial.add(column.name());
				made.add(sequence.id());
				names.addAll(SchemaNames.of(sequence));
			});
			own.put(column.name(), inner(table, column, made));
		}
		made.forEach(this.actions::include);
		Table inner = new Table(table.id(), own, table.unlogged(), table.partitionKey(), table.partition(),
				table.parents(), table.ofType(), table.foreign(), table.rowSecurity(), table.replicaIdentity(),
				table.accessMethod(), table.options());
		this.actions.add(Rank.CREATE_TABLE, new CreateTable(inner, constraints, serial)).makes(made).takes(names);
		finish(table, own);
	}

	/**
	 * A default that needs the table itself is set afterwards.
	 */
	private Column inner(Table table, Column column, Set<ObjectId> made) {
		ObjectId id = table.id().part(ObjectKind.DEFAULT, column.name());
		boolean given = column.inherited() || table.ofType() != null;
		if (ColumnChange.defaultOf(column) == null || given
				|| !this.actions.isApart(id) && isInner(id, table, Set.of())) {
			if (!given && column.value() != null) {
				made.add(id);
			}
			return column;
		}
		return withoutDefault(column);
	}

	static Column withoutDefault(Column column) {
		return new Column(column.name(), column.type(), column.collation(), column.notNull(), null, column.identity(),
				column.inherited(), column.settings());
	}

	private List<Constraint> constraints(Table table, Set<ObjectId> own) {
		List<Constraint> constraints = new ArrayList<>();
		if (table.partition() == null && table.ofType() == null) {
			this.comparison.to()
				.all(Constraint.class)
				.stream()
				.filter((constraint) -> constraint.id().isPartOf(table.id()) && isSimple(constraint)
						&& !this.actions.isApart(constraint.id()) && isInner(constraint.id(), table, own))
				.sorted(Comparator.comparing(Constraint::kind).thenComparing(Constraint::id))
				.forEach(constraints::add);
		}
		return constraints;
	}

	private static boolean isSimple(Constraint constraint) {
		return switch (constraint.kind()) {
			case PRIMARY_KEY, UNIQUE, EXCLUSION -> true;
			case CHECK -> constraint.validated();
			case FOREIGN_KEY, NOT_NULL -> false;
		};
	}

	private boolean isInner(ObjectId part, Table table, Set<ObjectId> own) {
		Set<ObjectId> targets = new TreeSet<>(own);
		targets.add(table.id());
		table.columns().keySet().forEach((name) -> targets.add(table.columnId(name)));
		return this.comparison.toNeeds()
			.of(part)
			.stream()
			.filter((need) -> !targets.contains(need))
			.noneMatch((need) -> this.comparison.toNeeds().reaches(need, targets));
	}

	/**
	 * Sets what {@code CREATE TABLE} does not.
	 */
	private void finish(Table table, Map<String, Column> own) {
		for (Column column : table.columns().values()) {
			if (column.inherited() && (table.partition() != null || !table.parents().isEmpty())) {
				this.columns.inherited(table, column);
			}
			else if (table.ofType() != null) {
				this.columns.alter(table, ColumnDiffer.bare(column), column);
			}
			else {
				this.columns.alter(table, Objects.requireNonNull(own.get(column.name())), column);
			}
		}
		this.tables.setRowSecurity(table, RowSecurity.DISABLED);
		this.tables.setReplicaIdentity(table, "DEFAULT");
	}

}
