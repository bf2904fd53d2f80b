package com.ofauto.migrations.devtools.diff;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;

/**
 * Finds the indexes and keys that are created again with all their parts: PostgreSQL can
 * neither detach nor drop a part while the partition stays.
 */
final class IndexRecreations {

	private final DatabaseSchema from;

	private final DatabaseSchema to;

	private final IndexTree before;

	private final IndexTree after;

	private final Map<ObjectId, Boolean> said = new HashMap<>();

	private final Set<ObjectId> marked = new HashSet<>();

	IndexRecreations(DatabaseSchema from, DatabaseSchema to, IndexTree before, IndexTree after) {
		this.from = from;
		this.to = to;
		this.before = before;
		this.after = after;
		from.marks().keySet().forEach((mark) -> this.marked.add(mark.object()));
		to.marks().keySet().forEach((mark) -> this.marked.add(mark.object()));
	}

	/**
	 * The indexes and keys whose parts cannot be detached.
	 */
	Set<ObjectId> torn() {
		Set<ObjectId> torn = new TreeSet<>();
		for (SchemaObject object : this.from.objects().values()) {
			SchemaObject other = this.to.objects().get(object.id());
			if (IndexTree.isIndex(object)
					&& (isTaken(object) || other != null && (isMadeOtherwise(object, other) || isFilled(other)))) {
				torn.add(this.before.root(object));
			}
		}
		return torn;
	}

	/**
	 * Whether a partition stays while its index is no longer a part, or becomes a part of
	 * another index.
	 */
	private boolean isTaken(SchemaObject part) {
		IndexPlace place = IndexPlace.of(part);
		SchemaObject whole = (place != null) ? this.to.objects().get(place.parent()) : null;
		if (place == null || whole == null || isReleased(part)) {
			return false;
		}
		SchemaObject now = this.after.part(place.parent(), IndexTree.table(part));
		boolean unsaid = now == null && IndexTree.isValid(whole) && !this.to.objects().containsKey(part.id());
		return !unsaid && (now == null || !now.id().equals(part.id()));
	}

	/**
	 * Whether an index is complete on one side only, and new parts do not complete it.
	 */
	private boolean isMadeOtherwise(SchemaObject object, SchemaObject other) {
		boolean comes = this.after.isPartitioned(IndexTree.table(other)) && IndexTree.isValid(other) && this.after
			.parts(other.id())
			.stream()
			.anyMatch(
					(part) -> !Objects.equals(IndexPlace.of(part), IndexPlace.of(this.from.objects().get(part.id()))));
		return IndexTree.isValid(object) != IndexTree.isValid(other) && !comes;
	}

	/**
	 * Whether a new partition would get a part that the new schema does not have.
	 */
	private boolean isFilled(SchemaObject whole) {
		return !IndexTree.isValid(whole) && this.after.partitions(IndexTree.table(whole))
			.stream()
			.anyMatch((table) -> this.after.part(whole.id(), table.id()) == null && isPlaced(table));
	}

	/**
	 * Whether a part of an index, or a part of the same index as this one, has attributes
	 * beyond those that PostgreSQL gives it. A change of a column's type loses them.
	 */
	boolean isSaid(ObjectId id) {
		return this.said.computeIfAbsent(root(id), (root) -> {
			Set<ObjectId> parts = this.before.below(root);
			return !parts.isEmpty()
					&& (parts.stream().anyMatch((part) -> isOwn(part, this.from) || isOwn(part, this.to))
							|| !Collections.disjoint(parts, this.marked));
		});
	}

	private static boolean isOwn(ObjectId id, DatabaseSchema schema) {
		SchemaObject part = schema.objects().get(id);
		IndexPlace place = IndexPlace.of(part);
		SchemaObject whole = (place != null) ? schema.objects().get(place.parent()) : null;
		boolean plain = part == null || place == null || whole == null
				|| place.usual() && PartShape.options(part).equals(PartShape.options(whole));
		return !plain || schema.comments().containsKey(id);
	}

	/**
	 * Return the topmost index that an index is a part of.
	 */
	ObjectId root(ObjectId id) {
		SchemaObject object = this.from.objects().get(id);
		return (object != null) ? this.before.root(object) : id;
	}

	private boolean isPlaced(Table partition) {
		return !Objects.equals(this.before.parent(partition.id()), this.after.parent(partition.id()));
	}

	/**
	 * Whether a partition is detached, or moves to another table, so that its indexes are
	 * no longer parts.
	 */
	boolean isReleased(SchemaObject part) {
		return IndexPlace.of(part) != null
				&& !Objects.equals(this.before.parent(IndexTree.table(part)), this.after.parent(IndexTree.table(part)));
	}

	/**
	 * Whether an index stays although the index that it is a part of is dropped.
	 */
	boolean isSpared(ObjectId cause, ObjectId dependent) {
		SchemaObject part = this.from.objects().get(dependent);
		IndexPlace place = IndexPlace.of(part);
		return part != null && place != null && place.parent().equals(cause) && isReleased(part);
	}

}
