package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.ColumnValue;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.RowSecurity;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides how a table is created. As many parts as possible are in CREATE TABLE.
 */
final class TableCreation {

	private final Comparison comparison;

	private final Actions actions;

	private final Serials serials;

	private final ColumnDiffer columns;

	private final TableDiffer tables;

	private final IndexParts parts;

	TableCreation(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.serials = new Serials(comparison);
		this.columns = new ColumnDiffer(comparison, actions);
		this.tables = new TableDiffer(comparison, actions);
		this.parts = new IndexParts(comparison);
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
		Set<ObjectId> given = given(table);
		this.actions.add(Rank.CREATE_TABLE, new CreateTable(inner, constraints, serial))
			.makes(made)
			.takes(names)
			.needs(given)
			.awaits(given.stream().filter((id) -> id.kind() == ObjectKind.DEFAULT).toList());
		finish(table, own);
	}

	/**
	 * The parts that a new table gets from its parents in the new schema.
	 */
	private static Set<ObjectId> given(Table table) {
		Set<ObjectId> given = new TreeSet<>();
		for (Column column : table.columns().values()) {
			if (column.inherited()) {
				for (ObjectId parent : Inheritance.parents(table)) {
					given.add(parent.part(ObjectKind.COLUMN, column.name()));
					given.add(parent.part(ObjectKind.DEFAULT, column.name()));
				}
			}
		}
		return given;
	}

	/**
	 * A default that needs the table itself is set afterwards.
	 */
	private Column inner(Table table, Column column, Set<ObjectId> made) {
		ObjectId id = table.id().part(ObjectKind.DEFAULT, column.name());
		if (isDeclared(table, column)) {
			Column own = ownOf(column);
			if (column.value() != null && ColumnChange.defaultOf(column) == null) {
				made.add(id);
			}
			return (ColumnChange.defaultOf(column) != null
					&& (this.actions.isApart(id) || !isInner(id, table, Set.of()))) ? withoutDefault(own) : own;
		}
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

	/**
	 * Whether a child declares a column that it also inherits: because it is declared in
	 * the new schema, or because the inherited one differs and cannot be changed.
	 */
	private boolean isDeclared(Table table, Column column) {
		if (!column.inherited() || table.parents().isEmpty()) {
			return false;
		}
		Set<Optional<ColumnValue>> inherited = new HashSet<>();
		for (ObjectId parent : table.parents()) {
			Column given = this.comparison.to().get(parent, Table.class).columns().get(column.name());
			if (given != null) {
				inherited.add(Optional.ofNullable(given.value()));
			}
		}
		return column.local() || inherited.size() > 1
				|| ColumnChange.isGenerated(column.value()) && !inherited.contains(Optional.ofNullable(column.value()));
	}

	private static Column ownOf(Column column) {
		return new Column(column.name(), column.type(), column.collation(), column.notNull(), column.value(),
				column.identity(), false, column.settings())
			.required(column.required());
	}

	static Column withoutDefault(Column column) {
		return new Column(column.name(), column.type(), column.collation(), column.notNull(), null, column.identity(),
				column.inherited(), column.settings())
			.required(column.required());
	}

	private List<Constraint> constraints(Table table, Set<ObjectId> own) {
		List<Constraint> constraints = new ArrayList<>();
		if (table.partition() == null && table.ofType() == null) {
			this.comparison.to()
				.all(Constraint.class)
				.stream()
				.filter((constraint) -> constraint.id().isPartOf(table.id()) && isSimple(constraint)
						&& !this.actions.isApart(constraint.id()) && !this.parts.isMadeBare(constraint)
						&& isInner(constraint.id(), table, own))
				.sorted(Comparator.comparing(Constraint::kind).thenComparing(Constraint::id))
				.filter((constraint) -> constraints.stream().noneMatch((other) -> isSameIndex(other, constraint)))
				.forEach(constraints::add);
		}
		return constraints;
	}

	/**
	 * {@code CREATE TABLE} makes only one of two constraints with the same index.
	 */
	private static boolean isSameIndex(Constraint one, Constraint other) {
		return switch (one.kind()) {
			case PRIMARY_KEY, UNIQUE, EXCLUSION -> switch (other.kind()) {
				case PRIMARY_KEY, UNIQUE, EXCLUSION -> index(one).equals(index(other));
				default -> false;
			};
			default -> false;
		};
	}

	private static String index(Constraint constraint) {
		return constraint.definition().replaceFirst("^(PRIMARY KEY|UNIQUE)", "").replaceFirst(" WITH \\([^)]*\\)", "");
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
	 * Set what {@code CREATE TABLE} cannot say.
	 */
	private void finish(Table table, Map<String, Column> own) {
		for (Column column : table.columns().values()) {
			boolean given = column.inherited() && (table.partition() != null || !table.parents().isEmpty());
			if (given && !isDeclared(table, column)) {
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
