package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.ObjectStep.RenameObject;
import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * Orders the renames of indexes and keys so that each new name is free. An index in a
 * cycle, or one that holds the name until it is dropped, gets a temporary name.
 */
final class NameSwaps {

	private static final int LONGEST_NAME = 63;

	private static final String ASIDE = "__old";

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final Map<String, ObjectId> holders = new HashMap<>();

	private final Set<String> taken = new HashSet<>();

	private final Map<ObjectId, ObjectId> open = new HashMap<>();

	private final Map<ObjectId, ObjectId> aside = new HashMap<>();

	private final Map<ObjectId, ObjectId> renamed = new HashMap<>();

	private final Set<ObjectId> entered = new HashSet<>();

	private final List<Step> steps = new ArrayList<>();

	NameSwaps(DatabaseSchema from, DatabaseSchema to) {
		this.from = from;
		this.to = to;
	}

	/**
	 * Decide on the renames.
	 * @param names the new name of each
	 */
	void find(Map<ObjectId, ObjectId> names) {
		if (names.isEmpty()) {
			return;
		}
		for (SchemaObject object : this.from.objects().values()) {
			SchemaNames.of(object).forEach((name) -> this.holders.put(name, object.id()));
		}
		this.taken.addAll(this.holders.keySet());
		this.to.objects().values().forEach((object) -> this.taken.addAll(SchemaNames.of(object)));
		this.open.putAll(names);
		names.keySet().forEach(this::rename);
	}

	List<Step> steps() {
		return this.steps;
	}

	/**
	 * The final renames, with those that only free a name.
	 */
	Map<ObjectId, ObjectId> renamed() {
		return this.renamed;
	}

	private void rename(ObjectId id) {
		if (!this.entered.add(id)) {
			return;
		}
		ObjectId name = Objects.requireNonNull(this.open.get(id));
		for (String word : words(name)) {
			ObjectId holder = this.holders.get(word);
			if (holder != null && !holder.equals(id)) {
				if (this.open.containsKey(holder) && !this.entered.contains(holder)) {
					rename(holder);
				}
				if (holder.equals(this.holders.get(word)) && !moveAside(holder)) {
					return;
				}
			}
		}
		step(id, name);
		this.renamed.put(id, name);
	}

	/**
	 * Free a name that is needed.
	 * @return false if its holder keeps it
	 */
	private boolean moveAside(ObjectId holder) {
		boolean waits = this.open.containsKey(holder) && !this.renamed.containsKey(holder);
		boolean goes = IndexTree.isIndex(this.from.objects().get(holder)) && !this.to.objects().containsKey(holder);
		if (!waits && !goes) {
			return false;
		}
		ObjectId name = fresh(holder);
		step(holder, name);
		this.aside.put(holder, name);
		this.renamed.put(holder, name);
		return true;
	}

	private void step(ObjectId id, ObjectId name) {
		ObjectId now = this.aside.getOrDefault(id, id);
		this.steps.add(new RenameObject(now, name));
		words(now).forEach(this.holders::remove);
		words(name).forEach((word) -> this.holders.put(word, id));
	}

	private ObjectId fresh(ObjectId id) {
		String name = (id.kind() == ObjectKind.CONSTRAINT) ? id.part() : id.name();
		for (int number = 0;; number++) {
			String end = ASIDE + ((number == 0) ? "" : number);
			String fresh = name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
			ObjectId named = (id.kind() == ObjectKind.CONSTRAINT) ? id.part(ObjectKind.CONSTRAINT, fresh)
					: ObjectId.of(id.kind(), id.schema(), fresh);
			if (words(named).stream().allMatch(this.taken::add)) {
				return named;
			}
		}
	}

	private static List<String> words(ObjectId id) {
		return (id.kind() == ObjectKind.CONSTRAINT)
				? List.of(id.schema() + "." + id.name() + ":" + id.part(), id.schema() + "." + id.part())
				: List.of(id.schema() + "." + id.name());
	}

}
