package com.ofauto.migrations.devtools.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.diff.step.ObjectStep;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetAttribute;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectAttributes;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import com.ofauto.migrations.devtools.schema.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Decides which attributes are set, including those of objects that are created again.
 */
final class ObjectAttributeDiffer {

	private final Comparison comparison;

	private final Actions actions;

	private final Map<ObjectAttribute, Action> fired = new HashMap<>();

	ObjectAttributeDiffer(Comparison comparison, Actions actions) {
		this.comparison = comparison;
		this.actions = actions;
	}

	void decide() {
		new PartNames(this.comparison, this.actions).decide();
		Set<ObjectAttribute> marks = new TreeSet<>(this.comparison.from().marks().keySet());
		marks.addAll(this.comparison.to().marks().keySet());
		for (ObjectAttribute mark : marks) {
			SchemaObject owner = owner(mark);
			if (owner == null || mark.kind() == ObjectAttribute.Kind.PART_NAME) {
				continue;
			}
			if (mark.kind() == ObjectAttribute.Kind.PARTITION_TRIGGER) {
				fire(mark);
				continue;
			}
			String before = isLost(mark) ? null : this.comparison.from().marks().get(mark);
			String after = this.comparison.to().marks().get(mark);
			if (!Objects.equals(before, after)) {
				set(mark, owner, before, after);
			}
		}
	}

	private Action set(ObjectAttribute mark, SchemaObject owner, @Nullable String before, @Nullable String after) {
		Action action = this.actions.add(Rank.MARK, new SetAttribute(mark, owner, before, after))
			.needs(List.of(mark.object(), owner.id()));
		if (mark.kind() == ObjectAttribute.Kind.CLUSTERED && after != null) {
			action.needs(ObjectAttributes.indexes(mark.object(), after));
		}
		if (mark.kind() == ObjectAttribute.Kind.DEPENDS_ON_EXTENSION) {
			action.needs(Set.of(ObjectId.of(ObjectKind.EXTENSION, mark.name())));
		}
		return action;
	}

	private @Nullable SchemaObject owner(ObjectAttribute mark) {
		ObjectId id = mark.object();
		ObjectId owner = (mark.kind() == ObjectAttribute.Kind.PARTITION_TRIGGER) ? table(id) : id;
		return this.comparison.to().objects().get(owner);
	}

	/**
	 * Whether an attribute was dropped with its object, with the index that it names, or
	 * with the replaced body.
	 */
	private boolean isLost(ObjectAttribute mark) {
		ObjectId id = mark.object();
		if (this.comparison.isNew(id)) {
			return true;
		}
		String value = this.comparison.from().marks().get(mark);
		return switch (mark.kind()) {
			case CLUSTERED -> value != null && ObjectAttributes.indexes(id, value)
				.stream()
				.allMatch(
						(index) -> !this.comparison.to().objects().containsKey(index) || this.comparison.isNew(index));
			case DEPENDS_ON_EXTENSION -> id.kind() == ObjectKind.ROUTINE && !Objects
				.equals(this.comparison.from().objects().get(id), this.comparison.to().objects().get(id));
			default -> false;
		};
	}

	/**
	 * A change of a partitioned table's trigger also changes those of its partitions. A
	 * new partition gets the settings of its parent.
	 */
	private @Nullable Action fire(ObjectAttribute mark) {
		String after = this.comparison.to().marks().get(mark);
		SchemaObject table = this.comparison.to().objects().get(table(mark.object()));
		if (after == null || !(table instanceof Table place) || place.partition() == null) {
			return null;
		}
		if (this.fired.containsKey(mark)) {
			return this.fired.get(mark);
		}
		ObjectId parent = place.partition().parent().part(ObjectKind.TRIGGER, mark.object().part());
		SchemaObject whole = this.comparison.to().objects().get(parent);
		ObjectAttribute above = new ObjectAttribute(parent, ObjectAttribute.Kind.PARTITION_TRIGGER, "");
		Action led = (whole == null) ? fire(above) : null;
		String given = (whole instanceof Trigger trigger) ? trigger.firing().name()
				: this.comparison.to().marks().get(above);
		boolean follows = led != null || whole != null && isFired(parent, whole) || isMoved(place);
		String before = follows ? given : Objects.requireNonNullElse(this.comparison.from().marks().get(mark), given);
		if (after.equals(before)) {
			return null;
		}
		Action action = set(mark, table, before, after).needs(Set.of(parent));
		if (led != null) {
			action.after(Set.of(led));
		}
		this.actions.list()
			.stream()
			.filter((other) -> other.step() instanceof ObjectStep.SetFiring && other.step().object().equals(parent))
			.forEach((other) -> action.after(Set.of(other)));
		this.fired.put(mark, action);
		return action;
	}

	private boolean isFired(ObjectId id, SchemaObject trigger) {
		return this.comparison.isNew(id) || !trigger.equals(this.comparison.from().objects().get(id));
	}

	private boolean isMoved(Table partition) {
		return !(this.comparison.from().objects().get(partition.id()) instanceof Table before)
				|| !Objects.equals(before.partition(), partition.partition());
	}

	private static ObjectId table(ObjectId part) {
		return ObjectId.of(ObjectKind.TABLE, part.schema(), part.name());
	}

}
