package com.ofauto.migrations.devtools.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.AlterColumnType.Conversion;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects of both schemas that are dropped and created again, or put aside,
 * because they or something that they need cannot be altered.
 */
final class Recreations {

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Dependencies needs;

	private final StoredTypes stored;

	private final IndexRecreations indexes;

	private final TypeConversion conversions;

	private final Set<ObjectId> recreated = new TreeSet<>();

	private final Set<ObjectId> aside = new TreeSet<>();

	private final Set<ObjectId> retyped = new TreeSet<>();

	private final Deque<ObjectId> open = new ArrayDeque<>();

	Recreations(DatabaseSchema from, DatabaseSchema to, Dependencies needs, IndexRecreations indexes) {
		this.from = from;
		this.to = to;
		this.needs = needs;
		this.stored = new StoredTypes(to, needs);
		this.indexes = indexes;
		this.conversions = new TypeConversion(from);
		indexes.torn().forEach(this::recreate);
		from.objects().values().forEach(this::decide);
		while (!this.open.isEmpty()) {
			ObjectId id = this.open.remove();
			needs.dependents(id).forEach((dependent) -> spread(id, dependent));
		}
		this.aside.stream().filter(this.stored::contains).forEach(StoredTypes::refuse);
		Set<ObjectId> unused = new TreeSet<>(this.aside);
		unused.removeIf(this.stored::contains);
		this.aside.removeAll(unused);
		this.recreated.addAll(unused);
	}

	/**
	 * Whether an object, a column or a default is dropped and created again.
	 */
	boolean isRecreated(ObjectId id) {
		return this.recreated.contains(id);
	}

	/**
	 * Whether a type or collation is put aside for a new one of the same name.
	 */
	boolean isPutAside(ObjectId id) {
		return this.aside.contains(id);
	}

	/**
	 * Whether a column gets another type, or a new type of the same name.
	 */
	boolean isRetyped(ObjectId id) {
		return this.retyped.contains(id);
	}

	/**
	 * Whether an object or column does not exist throughout the change.
	 */
	boolean isAway(ObjectId id) {
		return isRecreated(id) || isPutAside(id) || isRetyped(id) || !isKept(id);
	}

	private boolean isKept(ObjectId id) {
		return switch (id.kind()) {
			case COLUMN -> column(this.from, id) != null && column(this.to, id) != null;
			case DEFAULT -> hasDefault(this.from, id) && hasDefault(this.to, id);
			default -> this.to.objects().containsKey(id) || !this.from.objects().containsKey(id);
		};
	}

	static @Nullable Column column(DatabaseSchema schema, ObjectId id) {
		SchemaObject table = schema.objects().get(ObjectId.of(ObjectKind.TABLE, id.schema(), id.name()));
		return (table != null) ? ((Table) table).columns().get(id.part()) : null;
	}

	private static boolean hasDefault(DatabaseSchema schema, ObjectId id) {
		Column column = column(schema, id);
		return column != null && column.value() != null;
	}

	private void decide(SchemaObject object) {
		SchemaObject other = this.to.objects().get(object.id());
		if (other == null && this.stored.isSucceeded(object)) {
			add(this.aside, object.id());
		}
		else if (other == null) {
			this.open.add(object.id());
		}
		else if (Replacement.isSuccessor(object, other)) {
			add(this.aside, object.id());
		}
		else if (Replacement.isNeeded(object, other)
				|| object instanceof Constraint constraint && Persistence.isKnot(constraint, this.from, this.to)) {
			add(this.recreated, object.id());
		}
		if (object instanceof Table table && other != null && Replacement.isRemade(table, (Table) other)) {
			remake(table);
		}
		else if (object instanceof Table table) {
			table.columns().keySet().forEach((name) -> decideColumn(table, name, (Table) other));
		}
	}

	/**
	 * A table is dropped with its columns and their sequences.
	 */
	private void remake(Table table) {
		add(this.recreated, table.id());
		table.columns().keySet().forEach((name) -> {
			this.retyped.remove(table.columnId(name));
			add(this.recreated, table.columnId(name));
		});
		this.from.all(Sequence.class)
			.stream()
			.filter((sequence) -> sequence.owner() != null && sequence.owner().isPartOf(table.id()))
			.forEach((sequence) -> recreate(sequence.id()));
	}

	/**
	 * A partition or a child is dropped and created again with its parent.
	 */
	private void spreadToTable(ObjectId cause, ObjectId dependent) {
		if (cause.kind() != ObjectKind.TABLE || !isRecreated(cause) || isRecreated(dependent)) {
			return;
		}
		if (Inheritance.isChild(dependent, cause, this.from) && Inheritance.isChild(dependent, cause, this.to)) {
			remake(this.from.get(dependent, Table.class));
		}
	}

	private void decideColumn(Table table, String name, @Nullable Table other) {
		Column before = Objects.requireNonNull(table.columns().get(name));
		Column after = (other != null) ? other.columns().get(name) : null;
		ObjectId id = table.columnId(name);
		if (after == null) {
			this.open.add(id);
		}
		else if (ColumnChange.isOfExpression(before, after)) {
			add(this.recreated, id);
		}
		else if (ColumnChange.isOfType(before, after)
				&& !MovedType.isMoved(before.type(), after.type(), this.from, this.to)) {
			add(this.retyped, id);
		}
	}

	private void add(Set<ObjectId> fate, ObjectId id) {
		if (fate.add(id)) {
			this.open.add(id);
		}
	}

	/**
	 * Decide on an object that needs something that is dropped and created again.
	 */
	private void spread(ObjectId cause, ObjectId dependent) {
		if (this.indexes.isSpared(cause, dependent)) {
			return;
		}
		switch (dependent.kind()) {
			case COLUMN -> spreadToColumn(cause, dependent);
			case TABLE -> spreadToTable(cause, dependent);
			case DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> {
				if (isPutAside(cause) && this.to.objects().containsKey(dependent)) {
					add(this.aside, dependent);
				}
			}
			case CONSTRAINT, INDEX, STATISTICS -> {
				if (!isRetyped(cause) || isForeignKey(dependent) && isIncomparable(cause)) {
					recreate(dependent);
				}
				else if (this.indexes.isSaid(dependent)) {
					recreate(this.indexes.root(dependent));
				}
			}
			case VIEW, MATERIALIZED_VIEW, TRIGGER, RULE, POLICY, CAST, TEXT_SEARCH_CONFIGURATION -> recreate(dependent);
			case ROUTINE -> spreadToRoutine(cause, dependent);
			case DEFAULT -> {
				if (hasDefault(this.to, dependent) && (!isRetyped(cause) || isOtherType(cause))) {
					add(this.recreated, dependent);
				}
			}
			default -> {
			}
		}
	}

	private void spreadToColumn(ObjectId cause, ObjectId column) {
		Column before = column(this.from, column);
		Column after = column(this.to, column);
		if (before == null || after == null || isRecreated(column)) {
			return;
		}
		boolean computed = ColumnChange.isGenerated(before.value()) && cause.kind() != ObjectKind.TABLE;
		boolean parent = cause.kind() == ObjectKind.COLUMN && cause.part().equals(column.part())
				&& !cause.name().equals(column.name()) && Inheritance.isChild(column, cause, this.to);
		if (isPutAside(cause) || parent && isRetyped(cause)) {
			add(this.retyped, column);
		}
		else if (computed && ColumnChange.isGenerated(after.value()) || parent && isRecreated(cause)) {
			this.retyped.remove(column);
			add(this.recreated, column);
		}
	}

	private void spreadToRoutine(ObjectId cause, ObjectId routine) {
		boolean changed = !Objects.equals(this.from.objects().get(routine), this.to.objects().get(routine));
		boolean gone = !this.to.objects().containsKey(cause) && cause.kind() != ObjectKind.COLUMN
				|| cause.kind() == ObjectKind.COLUMN && column(this.to, cause) == null;
		if (!(changed && gone)) {
			recreate(routine);
		}
	}

	/**
	 * Whether PostgreSQL cannot convert a default to the new type.
	 */
	private boolean isOtherType(ObjectId id) {
		return compare(id, (from, to) -> this.conversions.conversion(from, to) != Conversion.ASSIGNED);
	}

	/**
	 * Whether PostgreSQL refuses a foreign key while only one of its columns has the new
	 * type.
	 */
	private boolean isIncomparable(ObjectId id) {
		return compare(id, (from, to) -> !this.conversions.isComparable(from, to));
	}

	private boolean compare(ObjectId id, BiPredicate<String, String> differs) {
		Column before = column(this.from, id);
		Column after = column(this.to, id);
		return before == null || after == null || differs.test(before.type(), after.type())
				|| this.needs.of(id).stream().anyMatch(this::isPutAside);
	}

	private void recreate(ObjectId id) {
		if (this.to.objects().containsKey(id)) {
			add(this.recreated, id);
		}
	}

	private boolean isForeignKey(ObjectId id) {
		return this.from.find(id)
			.filter((object) -> object instanceof Constraint constraint && constraint.foreignKey() != null)
			.isPresent();
	}

}
