package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetAttribute;
import com.ofauto.migrations.devtools.diff.step.TableStep.AttachPartition;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Decides the names of the parts that partitions have of foreign keys. PostgreSQL gives a
 * part the name of the whole. It does not rename the part with the whole, nor the foreign
 * key of a table that becomes a partition.
 */
final class PartNames {

	private final Comparison comparison;

	private final Actions actions;

	PartNames(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	/**
	 * Return the name of a partition's part of a foreign key.
	 * @param partition the partition or a part of it
	 * @param whole the name of the foreign key
	 * @param schema the schema that has both
	 */
	static String of(ObjectId partition, String whole, DatabaseSchema schema) {
		ObjectId table = ObjectId.of(ObjectKind.TABLE, partition.schema(), partition.name());
		return schema.marks().getOrDefault(new ObjectAttribute(table, ObjectAttribute.Kind.PART_NAME, whole), whole);
	}

	/**
	 * Return the partitions of each table of a schema.
	 */
	static Map<ObjectId, List<ObjectId>> partitions(DatabaseSchema schema) {
		Map<ObjectId, List<ObjectId>> partitions = new TreeMap<>();
		for (Table table : schema.all(Table.class)) {
			if (table.partition() != null) {
				partitions.computeIfAbsent(table.partition().parent(), (parent) -> new ArrayList<>()).add(table.id());
			}
		}
		return partitions;
	}

	/**
	 * Return the partitions of a table, and their partitions.
	 * @param partitions the partitions of each table
	 */
	static Set<ObjectId> below(ObjectId table, Map<ObjectId, List<ObjectId>> partitions) {
		Set<ObjectId> below = new TreeSet<>();
		for (ObjectId partition : partitions.getOrDefault(table, List.of())) {
			below.add(partition);
			below.addAll(below(partition, partitions));
		}
		return below;
	}

	void decide() {
		Map<ObjectId, List<ObjectId>> partitions = partitions(this.comparison.to());
		for (Constraint whole : this.comparison.to().all(Constraint.class)) {
			if (whole.foreignKey() != null) {
				below(IndexTree.table(whole), partitions).forEach((partition) -> name(whole, partition));
			}
		}
	}

	private void name(Constraint whole, ObjectId partition) {
		String name = whole.id().part();
		String before = before(whole, this.comparison.to().get(partition, Table.class));
		String after = of(partition, name, this.comparison.to());
		if (before.equals(after)) {
			return;
		}
		SchemaObject owner = this.comparison.to().get(partition, Table.class);
		ObjectAttribute mark = new ObjectAttribute(partition, ObjectAttribute.Kind.PART_NAME, name);
		Action action = this.actions
			.add(Rank.MARK, new SetAttribute(mark, owner, other(before, name), other(after, name)))
			.needs(Set.of(partition, whole.id()));
		this.actions.list()
			.stream()
			.filter((attach) -> attach.step() instanceof AttachPartition && attach.step().object().equals(partition))
			.forEach((attach) -> action.after(Set.of(attach)));
	}

	private static @Nullable String other(String name, String whole) {
		return name.equals(whole) ? null : name;
	}

	/**
	 * The name of a part after all other steps.
	 */
	private String before(Constraint whole, Table partition) {
		String name = whole.id().part();
		if (!(this.comparison.from().objects().get(partition.id()) instanceof Table table)
				|| this.comparison.isNew(partition.id())) {
			return name;
		}
		if (table.partition() == null) {
			return this.comparison.from()
				.all(Constraint.class)
				.stream()
				.filter((own) -> own.id().isPartOf(table.id()) && own.definition().equals(whole.definition())
						&& PartitionConstraints.isAdopted(own, this.comparison))
				.findFirst()
				.map((own) -> own.id().part())
				.orElse(name);
		}
		return this.comparison.isNew(whole.id()) ? name : of(partition.id(), name, this.comparison.from());
	}

}
