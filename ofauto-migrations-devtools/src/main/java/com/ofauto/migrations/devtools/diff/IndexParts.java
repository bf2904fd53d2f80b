package com.ofauto.migrations.devtools.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the indexes and keys of partitioned tables get their parts. PostgreSQL
 * mostly creates the parts, under generated names. Where these would be wrong, the index
 * is created bare, and each part by a statement of its own.
 */
final class IndexParts {

	private final Comparison comparison;

	private final IndexTree tree;

	private final Map<ObjectId, Origin> origins = new HashMap<>();

	private final Map<ObjectId, Boolean> bare = new HashMap<>();

	IndexParts(Comparison comparison) {
		this.comparison = comparison;
		this.tree = comparison.toIndexes();
	}

	/**
	 * Where something comes from.
	 */
	enum Origin {

		/** It exists. */
		THERE,
		/** It is created with its table, or when the table becomes a partition. */
		WITH_TABLE,
		/** It is created with the index that it is a part of. */
		WITH_WHOLE,
		/** It is created by a statement of its own. */
		ALONE

	}

	/**
	 * Return the origin of an index or a key.
	 */
	Origin origin(SchemaObject object) {
		Origin known = this.origins.get(object.id());
		if (known == null) {
			known = find(object);
			this.origins.put(object.id(), known);
		}
		return known;
	}

	private Origin find(SchemaObject object) {
		if (!this.comparison.isNew(object.id())) {
			return Origin.THERE;
		}
		SchemaObject whole = whole(object);
		ObjectId table = IndexTree.table(object);
		if (whole == null) {
			boolean inside = object instanceof Constraint && this.comparison.isNew(table) && !isBare(object);
			return inside ? Origin.WITH_TABLE : Origin.ALONE;
		}
		Origin origin = origin(whole);
		if (isMadeBare(whole)) {
			return Origin.ALONE;
		}
		if (this.comparison.isNew(table)) {
			return switch (origin) {
				case THERE, WITH_TABLE -> Origin.WITH_TABLE;
				case WITH_WHOLE, ALONE -> Origin.WITH_WHOLE;
			};
		}
		if (isMoved(table)) {
			return isSpecial(object, whole) || isBare(object) ? Origin.ALONE : Origin.WITH_TABLE;
		}
		return (origin == Origin.THERE) ? Origin.ALONE : Origin.WITH_WHOLE;
	}

	/**
	 * Return the index or key that one is a part of.
	 */
	@Nullable SchemaObject whole(SchemaObject object) {
		IndexPlace place = IndexPlace.of(object);
		return (place != null) ? this.comparison.to().objects().get(place.parent()) : null;
	}

	/**
	 * Whether a new index of a partitioned table has to be created without its parts.
	 */
	boolean isMadeBare(SchemaObject object) {
		return IndexTree.isIndex(object) && this.comparison.isNew(object.id()) && isBare(object)
				&& origin(object) == Origin.ALONE;
	}

	private boolean isBare(SchemaObject whole) {
		Boolean known = this.bare.get(whole.id());
		if (known == null) {
			List<Table> partitions = this.tree.partitions(IndexTree.table(whole));
			// A foreign partition has no part, so attaching never makes the index
			// complete.
			boolean whollyMade = IndexTree.isValid(whole)
					&& partitions.stream().anyMatch((table) -> table.foreign() != null);
			known = !whollyMade && partitions.stream().anyMatch((table) -> isBareFor(whole, table));
			this.bare.put(whole.id(), known);
		}
		return known;
	}

	private boolean isBareFor(SchemaObject whole, Table partition) {
		SchemaObject part = this.tree.part(whole.id(), partition.id());
		if (part == null) {
			return !IndexTree.isValid(whole) && partition.foreign() == null;
		}
		return !isMoved(partition.id())
				&& (!this.comparison.isNew(part.id()) || isSpecial(part, whole) || isBare(part));
	}

	/**
	 * Whether PostgreSQL would create a part that differs in name, kind or parameters, or
	 * would take an existing index instead.
	 */
	boolean isSpecial(SchemaObject part, SchemaObject whole) {
		IndexPlace place = Objects.requireNonNull(IndexPlace.of(part));
		return !place.usual() || part.id().kind() != whole.id().kind()
				|| !PartShape.options(part).equals(PartShape.options(whole))
				|| this.tree.on(IndexTree.table(part))
					.stream()
					.anyMatch((own) -> IndexPlace.of(own) == null && !this.comparison.isNew(own.id())
							&& PartShape.isPart(own, whole));
	}

	/**
	 * Whether an existing table becomes a partition, or moves to another parent.
	 */
	boolean isMoved(ObjectId table) {
		return !this.comparison.isNew(table)
				&& !Objects.equals(this.comparison.fromIndexes().parent(table), this.tree.parent(table));
	}

	/**
	 * Whether a part has to be attached by a statement of its own.
	 */
	boolean isAttached(SchemaObject part, SchemaObject whole) {
		Origin origin = origin(part);
		if (isMoved(IndexTree.table(part))) {
			return isMadeBare(whole);
		}
		IndexPlace before = IndexPlace.of(this.comparison.from().objects().get(part.id()));
		boolean there = origin == Origin.THERE && Objects.equals(before, IndexPlace.of(part))
				&& !this.comparison.isNew(whole.id());
		return !there && (origin == Origin.THERE || origin == Origin.ALONE);
	}

	/**
	 * Whether an index or a key is created only after its table has been attached.
	 */
	boolean isLate(SchemaObject object) {
		SchemaObject whole = whole(object);
		return whole != null && isMadeBare(whole) || this.comparison.isNew(object.id()) && !rivals(object).isEmpty();
	}

	/**
	 * The parts that have to be attached before another index of the partition is created
	 * that PostgreSQL could take for them.
	 */
	Set<ObjectId> rivals(SchemaObject own) {
		Set<ObjectId> rivals = new TreeSet<>();
		ObjectId parent = IndexTree.isIndex(own) && IndexPlace.of(own) == null ? this.tree.parent(IndexTree.table(own))
				: null;
		if (parent != null) {
			for (SchemaObject whole : this.tree.on(parent)) {
				SchemaObject part = this.tree.part(whole.id(), IndexTree.table(own));
				if (part != null && PartShape.isPart(own, whole)) {
					rivals.add(part.id());
				}
			}
		}
		return rivals;
	}

}
