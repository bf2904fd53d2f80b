package com.ofauto.migrations.devtools.diff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import com.ofauto.migrations.devtools.diff.step.ConstraintStep.AddConstraint;
import com.ofauto.migrations.devtools.diff.step.ConstraintStep.DropConstraint;
import com.ofauto.migrations.devtools.diff.step.Descriptions;
import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.TableStep.AttachPartition;
import com.ofauto.migrations.devtools.diff.step.TableStep.DetachPartition;
import com.ofauto.migrations.devtools.diff.step.TableStep.SetInheritance;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Partition;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides how a table that stays gets other parents.
 */
final class ParentDiffer {

	private final Comparison comparison;

	private final Actions actions;

	private final RowHazards hazards;

	private final IndexParts indexes;

	private final Declarations declarations;

	ParentDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		this.hazards = new RowHazards(comparison);
		this.indexes = new IndexParts(comparison);
		this.declarations = new Declarations(comparison, actions);
	}

	void alter(Table from, Table to) {
		Partition before = from.partition();
		Partition after = to.partition();
		if (before != null && after != null && !before.equals(after) && before.parent().equals(after.parent())) {
			rebind(from, to, before, after);
			return;
		}
		if (before != null && !before.equals(after)) {
			Set<ObjectId> released = released(to);
			released.forEach(this.actions::include);
			Action detach = detach(from, before).makes(released);
			released.forEach((id) -> rename(id, before.parent(), detach));
			dropChecks(from, before.parent(), released, detach);
		}
		if (after != null && !after.equals(before)) {
			Table parent = this.comparison.to().get(after.parent(), Table.class);
			attach(Rank.ATTACH, to, after).needs(parts(to, Predicate.not(this.indexes::isLate)))
				.needs(parts(parent, Predicate.not(this.indexes::isMadeBare)))
				.after(inheritedChecks(from, parent));
		}
		for (ObjectId parent : from.parents()) {
			if (!to.parents().contains(parent)) {
				Action detach = this.actions.add(Rank.DETACH, new SetInheritance(to.id(), parent, false))
					.frees(own(from))
					.precedes(own(from));
				dropChecks(from, parent, Set.of(), detach);
			}
		}
		Set<Action> attached = new LinkedHashSet<>();
		for (ObjectId parent : to.parents()) {
			if (!from.parents().contains(parent)) {
				attached.add(this.actions.add(Rank.ATTACH, new SetInheritance(to.id(), parent, true))
					.needs(parts(to, (index) -> true))
					.needs(parts(this.comparison.to().get(parent, Table.class), (index) -> true)));
			}
		}
		this.declarations.alter(from, to, attached);
	}

	/**
	 * Add the checks that a partition needs before it is attached.
	 */
	private Set<Action> inheritedChecks(Table partition, Table parent) {
		Set<Action> added = new LinkedHashSet<>();
		for (Constraint check : this.comparison.to().all(Constraint.class)) {
			ObjectId id = partition.id().part(ObjectKind.CONSTRAINT, check.id().part());
			Constraint own = (Constraint) this.comparison.from().objects().get(id);
			boolean there = own != null && own.definition().equals(check.definition());
			Optional<ObjectId> named = otherwiseNamed(partition, check);
			if (!check.id().isPartOf(parent.id()) || !isInheritedCheck(check) || there) {
				continue;
			}
			if (named.isPresent()) {
				added.add(this.actions.add(Rank.CREATE_CONSTRAINT, new RenameObject(named.get(), id)));
			}
			else {
				Constraint copy = new Constraint(id, check.kind(), check.definition(), check.columns(), null,
						check.validated());
				added.add(
						this.actions.make(Rank.CREATE_CONSTRAINT, new AddConstraint(copy, false, this.hazards.of(copy)))
							.needs(this.comparison.toNeeds().of(check.id())));
			}
		}
		if (parent.partition() != null) {
			added
				.addAll(inheritedChecks(partition, this.comparison.to().get(parent.partition().parent(), Table.class)));
		}
		return added;
	}

	private Optional<ObjectId> otherwiseNamed(Table partition, Constraint check) {
		return this.comparison.from()
			.all(Constraint.class)
			.stream()
			.filter((own) -> own.id().isPartOf(partition.id()) && own.definition().equals(check.definition())
					&& !this.comparison.to().objects().containsKey(own.id()))
			.map(Constraint::id)
			.findFirst();
	}

	/**
	 * A partition is attached again before anything else changes it, so that changes of
	 * its parent reach it.
	 */
	private void rebind(Table from, Table to, Partition before, Partition after) {
		attach(Rank.REATTACH, to, after).makes(Set.of(to.id()))
			.after(Set.of(detach(from, before)))
			.precedes(own(from))
			.awaits(siblings(before.parent()));
	}

	private Action detach(Table table, Partition partition) {
		Set<ObjectId> parts = own(table);
		this.comparison.fromIndexes()
			.on(table.id())
			.stream()
			.filter(this.comparison.indexes()::isReleased)
			.forEach((part) -> parts.add(part.id()));
		return this.actions.add(Rank.DETACH, new DetachPartition(table.id(), partition.parent()))
			.precedes(parts)
			.frees(parts)
			.gives(Set.of(bound(partition)));
	}

	private Action attach(Rank rank, Table table, Partition partition) {
		String[] condition = Optional
			.ofNullable(this.comparison.to().get(partition.parent(), Table.class).partitionKey())
			.flatMap((key) -> PartitionBound.condition(key, partition.bound()))
			.stream()
			.toArray(String[]::new);
		List<Hazard> scanned = List.of(Hazard.of(Kind.PARTITION_MISFIT, table.id(), table.id(), List.of(), condition),
				Hazard.of(Kind.TABLE_SCANNED, table.id(), table.id(), List.of()));
		return this.actions.add(rank, new AttachPartition(table.id(), partition, scanned))
			.takes(Set.of(bound(partition)));
	}

	private Set<ObjectId> siblings(ObjectId parent) {
		Set<ObjectId> siblings = new TreeSet<>();
		this.comparison.from()
			.all(Table.class)
			.stream()
			.filter((table) -> table.partition() != null && table.partition().parent().equals(parent))
			.forEach((table) -> siblings.add(table.id()));
		return siblings;
	}

	/**
	 * A check of a partition has the name of its parent's check. A foreign key mostly
	 * does.
	 */
	private void rename(ObjectId id, ObjectId parent, Action detach) {
		Constraint own = (id.kind() == ObjectKind.CONSTRAINT) ? this.comparison.to().get(id, Constraint.class) : null;
		if (own == null || own.foreignKey() == null && own.kind() != Constraint.Kind.CHECK) {
			return;
		}
		this.comparison.from()
			.all(Constraint.class)
			.stream()
			.filter((other) -> other.id().isPartOf(parent) && other.definition().equals(own.definition()))
			.map((other) -> new ObjectId(id.kind(), id.schema(), id.name(),
					PartNames.of(id, other.id().part(), this.comparison.from())))
			.filter((part) -> !part.equals(id))
			.findFirst()
			.ifPresent((part) -> this.actions.add(Rank.DETACH, new RenameObject(part, id)).after(Set.of(detach)));
	}

	/**
	 * A partition keeps the checks of its parent as its own.
	 */
	private void dropChecks(Table table, ObjectId parent, Set<ObjectId> released, Action detach) {
		for (Constraint check : this.comparison.from().all(Constraint.class)) {
			ObjectId id = table.id().part(ObjectKind.CONSTRAINT, check.id().part());
			boolean inherited = check.id().isPartOf(parent) && isInheritedCheck(check)
					&& !this.comparison.from().objects().containsKey(id);
			boolean kept = released.stream()
				.anyMatch((other) -> other.equals(id) || other.kind() == ObjectKind.CONSTRAINT
						&& this.comparison.to().get(other, Constraint.class).definition().equals(check.definition()));
			if (inherited && this.comparison.to().objects().get(id) instanceof Constraint after
					&& after.definition().equals(check.definition())) {
				this.actions.include(id);
				detach.makes(Set.of(id));
			}
			else if (inherited && !kept) {
				Constraint own = new Constraint(id, check.kind(), check.definition(), check.columns(), null,
						check.validated());
				this.actions.add(Rank.DROP_CONSTRAINT, new DropConstraint(own, false))
					.removes(Set.of(id))
					.after(Set.of(detach));
			}
		}
		Inheritance.parents(this.comparison.from().get(parent, Table.class))
			.forEach((above) -> dropChecks(table, above, released, detach));
	}

	private static boolean isInheritedCheck(Constraint constraint) {
		return constraint.kind() == Constraint.Kind.CHECK && !constraint.definition().endsWith(" NO INHERIT");
	}

	private Set<ObjectId> released(Table table) {
		Set<ObjectId> released = new TreeSet<>();
		for (SchemaObject object : this.comparison.to().objects().values()) {
			if (object.id().isPartOf(table.id()) && this.comparison.isNew(object.id())
					&& PartitionConstraints.isReleased(object, this.comparison)) {
				released.add(object.id());
			}
		}
		return released;
	}

	private static String bound(Partition partition) {
		return Descriptions.of(partition.parent()) + " " + partition.bound();
	}

	private static Set<ObjectId> own(Table table) {
		Set<ObjectId> own = new TreeSet<>();
		own.add(table.id());
		table.columns().keySet().forEach((name) -> own.add(table.columnId(name)));
		return own;
	}

	/**
	 * The parts of a partition that PostgreSQL compares with its parent.
	 * @param which which of the indexes and keys
	 */
	private Set<ObjectId> parts(Table table, Predicate<SchemaObject> which) {
		Set<ObjectId> parts = own(table);
		parts.remove(table.id());
		for (Constraint constraint : this.comparison.to().all(Constraint.class)) {
			if (constraint.id().isPartOf(table.id()) && constraint.foreignKey() == null
					&& !constraint.kind().hasIndex()) {
				parts.add(constraint.id());
			}
		}
		this.comparison.toIndexes().on(table.id()).stream().filter(which).forEach((index) -> parts.add(index.id()));
		return parts;
	}

}
