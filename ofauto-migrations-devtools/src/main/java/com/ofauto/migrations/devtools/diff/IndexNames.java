package com.ofauto.migrations.devtools.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.diff.step.Step;
import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectAttribute;
import com.ofauto.migrations.devtools.schema.ObjectAttributes;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the indexes and keys of partitions whose names differ. They are matched by their
 * place in the tree, which needs no confirmation. Generated names are interchangeable,
 * unless a comment or an attribute refers to one.
 */
final class IndexNames {

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final IndexTree before;

	private final IndexTree after;

	private final Map<ObjectId, @Nullable ObjectId> partners = new HashMap<>();

	private final Map<ObjectId, ObjectId> names = new LinkedHashMap<>();

	private final Map<ObjectId, ObjectId> silent = new HashMap<>();

	private final Map<List<Object>, Deque<SchemaObject>> own = new HashMap<>();

	private final NameSwaps swaps;

	IndexNames(DatabaseSchema from, DatabaseSchema to) {
		this.from = from;
		this.to = to;
		this.before = new IndexTree(from);
		this.after = new IndexTree(to);
		this.swaps = new NameSwaps(from, to);
		collectOwn();
		to.objects().values().stream().filter((object) -> IndexPlace.of(object) != null).forEach(this::partner);
		to.objects().values().forEach(this::release);
		this.names.keySet().removeAll(unsaid());
		this.swaps.find(this.names);
	}

	/**
	 * The renames, in order.
	 */
	List<Step> steps() {
		return this.swaps.steps();
	}

	/**
	 * The old schema with the new names.
	 */
	DatabaseSchema renamed() {
		Map<ObjectId, ObjectId> all = new HashMap<>(this.swaps.renamed());
		all.putAll(this.silent);
		return all.isEmpty() ? this.from : new DerivedNames(all, this.from, this.to).renamed();
	}

	/**
	 * Collect the indexes that a partition has of its own, or keeps when it is detached.
	 * Those that are dropped come first, but one that stays can become a part if another
	 * takes its name.
	 */
	private void collectOwn() {
		for (boolean stays : new boolean[] { false, true }) {
			for (SchemaObject object : this.from.objects().values()) {
				boolean free = IndexPlace.of(object) == null || isMoved(object);
				SchemaObject now = this.to.objects().get(object.id());
				boolean other = stays ? now != null && IndexPlace.of(now) == null && isMoved(object) : now == null;
				if (IndexTree.isIndex(object) && free && other) {
					this.own.computeIfAbsent(key(object), (key) -> new ArrayDeque<>()).add(object);
				}
			}
		}
	}

	private static List<Object> key(SchemaObject object) {
		return List.of(IndexTree.table(object), (object instanceof Constraint constraint)
				? constraint.kind() + " " + constraint.definition() : PartShape.of(object));
	}

	private boolean isMoved(SchemaObject object) {
		ObjectId table = IndexTree.table(object);
		return this.from.objects().containsKey(table)
				&& !Objects.equals(this.before.parent(table), this.after.parent(table));
	}

	/**
	 * Return the old index that a part of the new schema corresponds to, if there is one.
	 */
	private @Nullable ObjectId partner(SchemaObject part) {
		if (!this.partners.containsKey(part.id())) {
			SchemaObject found = find(part);
			this.partners.put(part.id(), (found != null) ? found.id() : null);
			if (found != null && !found.id().equals(part.id())) {
				this.names.put(found.id(), part.id());
			}
		}
		return this.partners.get(part.id());
	}

	private @Nullable SchemaObject find(SchemaObject part) {
		IndexPlace place = Objects.requireNonNull(IndexPlace.of(part));
		SchemaObject whole = this.to.objects().get(place.parent());
		ObjectId parent = (whole != null && IndexPlace.of(whole) != null) ? partner(whole) : place.parent();
		SchemaObject placed = (parent != null) ? this.before.part(parent, IndexTree.table(part)) : null;
		if (placed != null && PartShape.isSame(placed, part)) {
			return placed;
		}
		SchemaObject named = this.from.objects().get(part.id());
		return (named != null) ? named : take(part);
	}

	private @Nullable SchemaObject take(SchemaObject object) {
		Deque<SchemaObject> found = this.own.get(key(object));
		return (found != null) ? found.poll() : null;
	}

	/**
	 * An index that is no longer a part keeps its definition.
	 */
	private void release(SchemaObject object) {
		if (IndexTree.isIndex(object) && IndexPlace.of(object) == null && isMoved(object)
				&& !this.from.objects().containsKey(object.id())) {
			Deque<SchemaObject> found = this.own.getOrDefault(key(object), new ArrayDeque<>());
			SchemaObject first = found.peek();
			if (IndexPlace.of(first) != null && !this.to.objects().containsKey(first.id())) {
				this.names.put(found.remove().id(), object.id());
			}
		}
	}

	/**
	 * Find the generated names to which no comment or attribute refers.
	 */
	private Set<ObjectId> unsaid() {
		Set<ObjectId> mentioned = new HashSet<>(mentioned(this.from));
		mentioned.addAll(mentioned(this.to));
		this.names.forEach((old, now) -> {
			if (IndexPlace.isUsual(this.from.objects().get(old)) && IndexPlace.isUsual(this.to.objects().get(now))
					&& !mentioned.contains(old) && !mentioned.contains(now)) {
				this.silent.put(old, now);
			}
		});
		boolean fewer = true;
		while (fewer) {
			Set<ObjectId> taken = new HashSet<>(this.silent.values());
			Set<ObjectId> given = Set.copyOf(this.silent.keySet());
			fewer = this.silent.entrySet()
				.removeIf((pair) -> this.to.objects().containsKey(pair.getKey()) && !taken.contains(pair.getKey())
						|| this.from.objects().containsKey(pair.getValue()) && !given.contains(pair.getValue()));
		}
		return Set.copyOf(this.silent.keySet());
	}

	private static Set<ObjectId> mentioned(DatabaseSchema schema) {
		Set<ObjectId> mentioned = new HashSet<>(schema.comments().keySet());
		schema.marks().forEach((mark, value) -> {
			mentioned.add(mark.object());
			if (mark.kind() == ObjectAttribute.Kind.CLUSTERED) {
				mentioned.addAll(ObjectAttributes.indexes(mark.object(), value));
			}
		});
		for (Table table : schema.all(Table.class)) {
			String identity = table.replicaIdentity();
			if (identity.startsWith(TableDiffer.USING_INDEX)) {
				mentioned.addAll(ObjectAttributes.indexes(table.id(),
						identity.substring(TableDiffer.USING_INDEX.length()).replace("\"", "")));
			}
		}
		return mentioned;
	}

}
