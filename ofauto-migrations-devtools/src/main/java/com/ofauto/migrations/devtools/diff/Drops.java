package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ColumnStep.SetDefault;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.BlankView;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.DropObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.DropTable;
import com.ofauto.migrations.devtools.diff.step.TypeStep.DropTypeAside;
import com.ofauto.migrations.devtools.diff.step.TypeStep.PutTypeAside;
import com.ofauto.migrations.devtools.diff.step.UnsupportedChangeException;
import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Domain;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Sequence;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.View;

/**
 * Decides what is dropped or put aside.
 */
final class Drops {

	private static final int LONGEST_NAME = 63;

	private static final String ASIDE = "__old";

	private final Comparison comparison;

	private final Actions actions;

	private final PartitionDrops partitions;

	private final Inventory inventory;

	private final Set<ObjectId> included = new TreeSet<>();

	Drops(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.partitions = new PartitionDrops(comparison, actions);
		this.inventory = new Inventory(comparison.from(), comparison.fromNeeds());
	}

	void decide() {
		List<SchemaObject> leaving = new ArrayList<>();
		for (SchemaObject object : this.comparison.from().objects().values()) {
			boolean adopted = isGone(object.id()) && PartitionConstraints.isAdopted(object, this.comparison);
			if (isLeaving(object.id()) && !adopted) {
				leaving.add(object);
				include(object);
			}
		}
		for (SchemaObject object : leaving) {
			if (this.comparison.fates().isPutAside(object.id())) {
				putAside(object);
			}
			else if (!this.included.contains(object.id())) {
				drop(object);
			}
		}
	}

	private boolean isLeaving(ObjectId id) {
		return isGone(id) || this.comparison.fates().isRecreated(id) || this.comparison.fates().isPutAside(id);
	}

	private boolean isGone(ObjectId id) {
		return !this.comparison.to().objects().containsKey(id);
	}

	private void include(SchemaObject object) {
		if (object instanceof Sequence sequence && sequence.owner() != null && isGone(object.id())
				&& Recreations.column(this.comparison.to(), sequence.owner()) == null) {
			this.included.add(object.id());
		}
		this.included.addAll(parts(object));
	}

	/**
	 * The objects that PostgreSQL drops with an object. Left out are a foreign key that
	 * blocks the drop of another table, and a sequence that stays.
	 */
	private Set<ObjectId> parts(SchemaObject object) {
		Set<ObjectId> parts = this.inventory.of(object);
		parts.remove(object.id());
		parts.removeIf((part) -> this.comparison.from()
			.find(part)
			.filter((other) -> other instanceof Sequence && !isLeaving(part) || isForeignKeyBetween(other))
			.isPresent());
		Set<ObjectId> all = new TreeSet<>(parts);
		all.add(object.id());
		parts.removeIf((part) -> isSeparate(part) && (this.actions.isApart(part) || needsOther(part, all)));
		this.comparison.fromIndexes().below(object.id()).stream().filter(this::goesAlong).forEach(parts::add);
		return parts;
	}

	/**
	 * Whether a part of an index is dropped with the index, and not with its partition.
	 */
	private boolean goesAlong(ObjectId id) {
		SchemaObject part = this.comparison.from().objects().get(id);
		return part != null && !this.comparison.indexes().isReleased(part) && !isLeaving(IndexTree.table(part));
	}

	private boolean isSeparate(ObjectId part) {
		Column column = (part.kind() == ObjectKind.DEFAULT) ? Recreations.column(this.comparison.from(), part) : null;
		return this.comparison.from().objects().containsKey(part)
				|| column != null && ColumnChange.defaultOf(column) != null;
	}

	/**
	 * Whether a part needs something else that needs the whole.
	 */
	private boolean needsOther(ObjectId part, Set<ObjectId> all) {
		return this.comparison.fromNeeds()
			.of(part)
			.stream()
			.filter((need) -> !all.contains(need) && need.kind() == ObjectKind.ROUTINE)
			.anyMatch((need) -> this.comparison.fromNeeds().reaches(need, all));
	}

	private boolean isForeignKeyBetween(SchemaObject object) {
		return object instanceof Constraint constraint && constraint.foreignKey() != null
				&& isLeaving(constraint.foreignKey().table())
				&& (!constraint.foreignKey().table().equals(Dependencies.owner(object.id(), this.comparison.from()))
						|| this.comparison.from()
							.get(constraint.foreignKey().table(), Table.class)
							.partitionKey() != null);
	}

	private void drop(SchemaObject object) {
		Set<ObjectId> all = new TreeSet<>(parts(object));
		if (object instanceof Table table) {
			table.columns()
				.values()
				.stream()
				.filter((column) -> ColumnChange.defaultOf(column) != null
						&& !all.contains(table.id().part(ObjectKind.DEFAULT, column.name())))
				.forEach((column) -> this.actions
					.add(Rank.DROP_DEFAULT, new SetDefault(table.columnId(column.name()), null, true))
					.removes(Set.of(table.id().part(ObjectKind.DEFAULT, column.name()))));
		}
		all.add(object.id());
		requireNoKey(object);
		if (object instanceof Table table) {
			this.partitions.release(table);
		}
		Action action = this.actions.add(rank(object), step(object)).removes(all);
		if (object instanceof Table table) {
			action.awaits(this.partitions.referrers(table));
		}
		if (object instanceof View view && this.actions.isApart(view.id())) {
			action.holds(Set.of(view.id()))
				.after(Set.of(this.actions.add(Rank.DROP_PROGRAM, new BlankView(view, true)).frees(Set.of(view.id()))));
		}
		all.forEach((id) -> this.comparison.from().find(id).ifPresent((part) -> action.gives(SchemaNames.of(part))));
	}

	/**
	 * PostgreSQL refuses to drop either of a plain index and a partition's key that is a
	 * part of it.
	 */
	private void requireNoKey(SchemaObject object) {
		if (object.id().kind() != ObjectKind.INDEX) {
			return;
		}
		for (ObjectId part : this.comparison.fromIndexes().below(object.id())) {
			if (part.kind() == ObjectKind.CONSTRAINT && goesAlong(part)) {
				ObjectId partition = ObjectId.of(ObjectKind.TABLE, part.schema(), part.name());
				throw new UnsupportedChangeException(object.id(),
						"The " + Descriptions.of(object.id()) + " cannot be dropped while the " + Descriptions.of(part)
								+ " is a part of it: each of them needs the other.",
						"Detach the " + Descriptions.of(partition)
								+ ", drop the index, and attach it again, in a migration of your own.");
			}
		}
	}

	private Step step(SchemaObject object) {
		if (object instanceof Table table) {
			return new DropTable(table, isGone(object.id()) ? hazards(Kind.TABLE_DROPPED, object.id()) : List.of());
		}
		if (object instanceof Constraint constraint) {
			return new DropConstraint(constraint,
					this.comparison.from()
						.objects()
						.get(Dependencies.owner(object.id(), this.comparison.from())) instanceof Domain);
		}
		return new DropObject(object, isGone(object.id()) ? switch (object.id().kind()) {
			case SCHEMA -> hazards(Kind.SCHEMA_DROPPED, object.id());
			case SEQUENCE -> isContinued((Sequence) object) ? List.of() : hazards(Kind.SEQUENCE_DROPPED, object.id());
			case EXTENSION -> hazards(Kind.EXTENSION_DROPPED, object.id());
			case MATERIALIZED_VIEW -> hazards(Kind.MATERIALIZED_VIEW_DROPPED, object.id());
			default -> List.of();
		} : List.of());
	}

	/**
	 * Whether the column of a sequence becomes an identity, which continues after the
	 * greatest number.
	 */
	private boolean isContinued(Sequence sequence) {
		Column counted = (sequence.owner() != null) ? Recreations.column(this.comparison.to(), sequence.owner()) : null;
		return counted != null && counted.identity() != null;
	}

	private static List<Hazard> hazards(Kind kind, ObjectId id) {
		return List.of(Hazard.of(kind, id, id, List.of()));
	}

	private static Rank rank(SchemaObject object) {
		return switch (object.id().kind()) {
			case TRIGGER, RULE, POLICY -> Rank.DROP_PROGRAM;
			case VIEW, MATERIALIZED_VIEW -> Rank.DROP_VIEW;
			case CONSTRAINT ->
				(((Constraint) object).foreignKey() != null) ? Rank.DROP_FOREIGN_KEY : Rank.DROP_CONSTRAINT;
			case INDEX, STATISTICS -> Rank.DROP_INDEX;
			case ROUTINE, CAST -> Rank.DROP_ROUTINE;
			case TABLE -> Rank.DROP_TABLE;
			case SEQUENCE -> Rank.DROP_SEQUENCE;
			case EXTENSION -> Rank.DROP_EXTENSION;
			case SCHEMA -> Rank.DROP_SCHEMA;
			default -> Rank.DROP_TYPE;
		};
	}

	/**
	 * Return a temporary name.
	 */
	static String named(ObjectId id, String end) {
		return id.name().substring(0, Math.min(id.name().length(), LONGEST_NAME - end.length())) + end;
	}

	private void putAside(SchemaObject type) {
		String aside = named(type.id(), ASIDE);
		this.actions.add(Rank.PUT_ASIDE, new PutTypeAside(type, aside))
			.removes(parts(type))
			.gives(SchemaNames.of(type));
		this.actions.add(Rank.DROP_ASIDE, new DropTypeAside(type, aside)).abandons(Set.of(type.id()));
	}

}
