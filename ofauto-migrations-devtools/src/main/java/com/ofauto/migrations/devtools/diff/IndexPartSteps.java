package com.ofauto.migrations.devtools.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.IndexStep.AttachIndex;
import com.ofauto.migrations.devtools.diff.step.IndexStep.NamePart;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.ObjectStep.SetAttribute;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.diff.step.TableStep.AttachPartition;
import com.ofauto.migrations.devtools.diff.step.TableStep.CreateTable;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Decides how indexes and keys of partitions become parts. Runs after the decision on
 * what is created.
 */
final class IndexPartSteps {

	private final Comparison comparison;

	private final Actions actions;

	private final IndexParts parts;

	private final Map<ObjectId, Action> placing = new HashMap<>();

	private final Map<ObjectId, Action> making = new HashMap<>();

	private final Set<String> names = new HashSet<>();

	IndexPartSteps(Comparison comparison, Actions actions, IndexParts parts) {
		this.comparison = comparison;
		this.actions = actions;
		this.parts = parts;
	}

	void decide() {
		for (Action action : this.actions.list()) {
			if (action.step() instanceof CreateTable || action.step() instanceof AttachPartition) {
				this.placing.put(action.step().object(), action);
			}
			else {
				action.made().forEach((id) -> this.making.put(id, action));
			}
		}
		for (SchemaObject object : this.comparison.to().objects().values()) {
			SchemaObject whole = this.parts.whole(object);
			if (whole != null) {
				decide(object, whole);
			}
			if (this.parts.isMadeBare(object)) {
				placeBefore(object);
			}
			SchemaObject before = this.comparison.from().objects().get(object.id());
			if (IndexTree.isIndex(object) && !this.comparison.isNew(object.id())
					&& (whole != null || IndexPlace.of(before) != null)) {
				setOptions(object, PartShape.options(Objects.requireNonNull(before)));
			}
		}
	}

	private void decide(SchemaObject part, SchemaObject whole) {
		switch (this.parts.origin(part)) {
			case WITH_TABLE -> comesWith(Objects.requireNonNull(placing(part)), part, whole);
			case WITH_WHOLE -> comesWith(making(whole), part, whole);
			case THERE, ALONE -> {
			}
		}
		if (this.parts.isAttached(part, whole)) {
			this.actions.make(Rank.CREATE_INDEX, new AttachIndex(part.id(), whole.id()))
				.needs(Set.of(part.id(), whole.id()));
		}
	}

	private void comesWith(Action action, SchemaObject part, SchemaObject whole) {
		action.makes(Set.of(part.id()));
		if (this.parts.isSpecial(part, whole)) {
			rename(part, whole, action);
			setOptions(part, PartShape.options(whole));
		}
	}

	private @Nullable Action placing(SchemaObject part) {
		Action action = this.placing.get(IndexTree.table(part));
		SchemaObject whole = this.parts.whole(part);
		return (action != null || whole == null) ? action : placing(whole);
	}

	private Action making(SchemaObject whole) {
		SchemaObject above = this.parts.whole(whole);
		return (this.parts.origin(whole) == IndexParts.Origin.WITH_WHOLE && above != null) ? making(above)
				: Objects.requireNonNull(this.making.get(whole.id()));
	}

	/**
	 * A partition that is attached later would get a generated part.
	 */
	private void placeBefore(SchemaObject whole) {
		Action bare = Objects.requireNonNull(this.making.get(whole.id()));
		for (Table partition : this.comparison.toIndexes().partitions(IndexTree.table(whole))) {
			Action action = this.placing.get(partition.id());
			if (action != null) {
				bare.after(Set.of(action));
			}
		}
	}

	private void rename(SchemaObject part, SchemaObject whole, Action placing) {
		IndexPlace place = Objects.requireNonNull(IndexPlace.of(part));
		if (place.usual()) {
			return;
		}
		ObjectId table = IndexTree.table(part);
		ObjectId usual = (part.id().kind() == ObjectKind.INDEX)
				? ObjectId.of(ObjectKind.INDEX, part.id().schema(), place.usualName())
				: table.part(ObjectKind.CONSTRAINT, place.usualName());
		Step step = isPlain(part, place) ? new RenameObject(usual, part.id())
				: new NamePart(part.id(), table, whole.id());
		this.actions.make(Rank.CREATE_TABLE, step)
			.after(Set.of(placing))
			.needs(Set.of(whole.id()))
			.takes(SchemaNames.of(part));
	}

	/**
	 * Whether no other object ever has the name that PostgreSQL generates, so that it
	 * gets no number.
	 */
	private boolean isPlain(SchemaObject part, IndexPlace place) {
		String name = part.id().schema() + "." + place.usualName();
		long parts = this.comparison.toIndexes()
			.on(IndexTree.table(part))
			.stream()
			.map(IndexPlace::of)
			.filter((other) -> other != null && other.usualName().equals(place.usualName()))
			.count();
		return parts == 1 && !names().contains(name);
	}

	private Set<String> names() {
		if (this.names.isEmpty()) {
			for (DatabaseSchema schema : List.of(this.comparison.from(), this.comparison.to())) {
				schema.objects().values().forEach((object) -> this.names.addAll(SchemaNames.of(object)));
			}
		}
		return this.names;
	}

	private void setOptions(SchemaObject part, Map<String, String> before) {
		Map<String, String> after = PartShape.options(part);
		Set<String> names = new LinkedHashSet<>(after.keySet());
		names.addAll(before.keySet());
		for (String name : names) {
			if (!Objects.equals(before.get(name), after.get(name))) {
				ObjectAttribute mark = new ObjectAttribute(part.id(), ObjectAttribute.Kind.INDEX_OPTION, name);
				this.actions.add(Rank.MARK, new SetAttribute(mark, part, before.get(name), after.get(name)))
					.needs(Set.of(part.id()));
			}
		}
	}

}
