package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.TableStep.AttachPartition;
import com.ofauto.migrations.devtools.diff.TableStep.DetachPartition;
import com.ofauto.migrations.devtools.diff.TableStep.SetInheritance;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.Partition;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Decides how a table that stays gets other parents.
 */
final class PlaceDiffer {

	private final Comparison comparison;

	private final Actions actions;

	PlaceDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
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
		}
		if (after != null && !after.equals(before)) {
			attach(Rank.ATTACH, to, after).needs(parts(to))
				.needs(parts(this.comparison.to().get(after.parent(), Table.class)));
		}
		for (ObjectId parent : from.parents()) {
			if (!to.parents().contains(parent)) {
				this.actions.add(Rank.DETACH, new SetInheritance(to.id(), parent, false))
					.frees(own(from))
					.precedes(own(from));
			}
		}
		for (ObjectId parent : to.parents()) {
			if (!from.parents().contains(parent)) {
				this.actions.add(Rank.ATTACH, new SetInheritance(to.id(), parent, true))
					.makes(Set.of(to.id()))
					.needs(parts(to))
					.needs(parts(this.comparison.to().get(parent, Table.class)));
			}
		}
	}

	/**
	 * Nothing happens to a partition while it is away from the parent that it comes back
	 * to, so that all else reaches it by that.
	 */
	private void rebind(Table from, Table to, Partition before, Partition after) {
		attach(Rank.REATTACH, to, after).after(Set.of(detach(from, before)))
			.precedes(own(from))
			.awaits(siblings(before.parent()));
	}

	private Action detach(Table table, Partition partition) {
		return this.actions.add(Rank.DETACH, new DetachPartition(table.id(), partition.parent()))
			.precedes(own(table))
			.frees(own(table))
			.gives(Set.of(bound(partition)));
	}

	private Action attach(Rank rank, Table table, Partition partition) {
		List<Hazard> scanned = List.of(Hazard.of(Kind.TABLE_SCANNED, table.id(), table.id(), List.of()));
		return this.actions.add(rank, new AttachPartition(table.id(), partition, scanned))
			.makes(Set.of(table.id()))
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
	 * A foreign key of a partition has the name of that of its parent.
	 */
	private void rename(ObjectId id, ObjectId parent, Action detach) {
		Constraint own = (id.kind() == ObjectKind.CONSTRAINT) ? this.comparison.to().get(id, Constraint.class) : null;
		if (own == null || own.foreignKey() == null) {
			return;
		}
		this.comparison.from()
			.all(Constraint.class)
			.stream()
			.filter((other) -> other.id().isPartOf(parent) && other.definition().equals(own.definition())
					&& !other.id().part().equals(id.part()))
			.findFirst()
			.ifPresent((other) -> this.actions
				.add(Rank.DETACH,
						new RenameObject(new ObjectId(ObjectKind.CONSTRAINT, id.schema(), id.name(), other.id().part()),
								id))
				.after(Set.of(detach)));
	}

	private Set<ObjectId> released(Table table) {
		Set<ObjectId> released = new TreeSet<>();
		for (SchemaObject object : this.comparison.to().objects().values()) {
			boolean own = object.id().isPartOf(table.id())
					|| object instanceof Index index && index.table().equals(table.id());
			if (own && this.comparison.isNew(object.id()) && Adoption.isReleased(object, this.comparison)) {
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
	 * What PostgreSQL compares with the parent.
	 */
	private Set<ObjectId> parts(Table table) {
		Set<ObjectId> parts = own(table);
		parts.remove(table.id());
		for (SchemaObject object : this.comparison.to().objects().values()) {
			boolean constraint = object instanceof Constraint && object.id().isPartOf(table.id())
					&& ((Constraint) object).foreignKey() == null;
			if (constraint || object instanceof Index index && index.table().equals(table.id())) {
				parts.add(object.id());
			}
		}
		return parts;
	}

}
