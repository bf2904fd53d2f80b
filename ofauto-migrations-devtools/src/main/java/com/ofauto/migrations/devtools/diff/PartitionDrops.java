package com.ofauto.migrations.devtools.diff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.diff.step.Hazard.Kind;
import com.ofauto.migrations.devtools.diff.step.TableStep.DetachPartition;
import com.ofauto.migrations.devtools.diff.step.TableStep.RequireEmpty;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.Partition;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Prepares the drop of a table of a partition tree. A foreign key to a partitioned table
 * also refers to each of its partitions, which therefore cannot be dropped.
 */
final class PartitionDrops {

	private final Comparison comparison;

	private final Actions actions;

	/** The foreign keys that refer to each table. */
	private final Map<ObjectId, Set<ObjectId>> referrers = new TreeMap<>();

	PartitionDrops(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
		for (Constraint constraint : comparison.from().all(Constraint.class)) {
			if (constraint.foreignKey() != null) {
				this.referrers.computeIfAbsent(constraint.foreignKey().table(), (table) -> new TreeSet<>())
					.add(constraint.id());
			}
		}
	}

	/**
	 * Refuse to lose rows when a table is created again, and detach a partition from a
	 * tree to which foreign keys still refer.
	 */
	void release(Table table) {
		ObjectId parent = (table.partition() != null) ? table.partition().parent() : null;
		boolean alone = Inheritance.parents(table).stream().noneMatch(this.comparison.fates()::isRecreated);
		if (this.comparison.fates().isRecreated(table.id()) && alone) {
			this.actions
				.add(Rank.REQUIRE,
						new RequireEmpty(table.id(),
								List.of(Hazard.of(Kind.TABLE_REMADE, table.id(), table.id(), List.of()))))
				.precedes(tree(table.id()));
		}
		if (parent != null && this.comparison.to().objects().containsKey(parent)
				&& !this.comparison.fates().isRecreated(parent)
				&& ancestors(table).stream().anyMatch(this::isReferredTo)) {
			this.actions.add(Rank.DETACH, new DetachPartition(table.id(), parent)).precedes(tree(table.id()));
		}
	}

	/**
	 * The dropped foreign keys that refer to the tree of a partition.
	 */
	Set<ObjectId> referrers(Table partition) {
		Set<ObjectId> referrers = new TreeSet<>();
		ancestors(partition).forEach((table) -> referrers.addAll(this.referrers.getOrDefault(table, Set.of())));
		return referrers;
	}

	private boolean isReferredTo(ObjectId table) {
		return this.referrers.getOrDefault(table, Set.of())
			.stream()
			.anyMatch((constraint) -> !this.comparison.isNew(constraint)
					&& this.comparison.to().objects().containsKey(constraint));
	}

	private Set<ObjectId> ancestors(Table partition) {
		Set<ObjectId> ancestors = new TreeSet<>();
		Partition place = partition.partition();
		while (place != null) {
			ancestors.add(place.parent());
			place = this.comparison.from().get(place.parent(), Table.class).partition();
		}
		return ancestors;
	}

	/**
	 * A table with all its partitions at any depth.
	 */
	private Set<ObjectId> tree(ObjectId table) {
		Set<ObjectId> tree = new TreeSet<>(Set.of(table));
		this.comparison.from()
			.all(Table.class)
			.stream()
			.filter((child) -> Inheritance.parents(child).contains(table))
			.forEach((child) -> tree.addAll(tree(child.id())));
		return tree;
	}

}
