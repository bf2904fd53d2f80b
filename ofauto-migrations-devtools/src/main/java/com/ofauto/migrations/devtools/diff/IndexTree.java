package com.ofauto.migrations.devtools.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.IndexPlace;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;
import com.ofauto.migrations.devtools.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The partitioned indexes and keys of a schema with their parts, and its partitions.
 */
final class IndexTree {

	private final DatabaseSchema schema;

	private final Map<ObjectId, Map<ObjectId, SchemaObject>> parts = new HashMap<>();

	private final Map<ObjectId, List<SchemaObject>> byTable = new HashMap<>();

	private final Map<ObjectId, List<Table>> partitions = new HashMap<>();

	IndexTree(DatabaseSchema schema) {
		this.schema = schema;
		for (SchemaObject object : schema.objects().values()) {
			IndexPlace place = IndexPlace.of(object);
			if (place != null) {
				this.parts.computeIfAbsent(place.parent(), (whole) -> new TreeMap<>()).put(table(object), object);
			}
			if (isIndex(object)) {
				this.byTable.computeIfAbsent(table(object), (table) -> new ArrayList<>()).add(object);
			}
			if (object instanceof Table table && table.partition() != null) {
				this.partitions.computeIfAbsent(table.partition().parent(), (parent) -> new ArrayList<>()).add(table);
			}
		}
	}

	/**
	 * The table of an index or of a constraint.
	 */
	static ObjectId table(SchemaObject object) {
		ObjectId id = object.id();
		return (object instanceof Index index) ? index.table() : ObjectId.of(ObjectKind.TABLE, id.schema(), id.name());
	}

	/**
	 * Whether an object is an index, or a constraint with an index.
	 */
	static boolean isIndex(@Nullable SchemaObject object) {
		return object instanceof Index || object instanceof Constraint constraint && constraint.kind().hasIndex();
	}

	/**
	 * Whether an index is valid, or a key has all its parts.
	 */
	static boolean isValid(SchemaObject object) {
		return (object instanceof Index index) ? index.valid() : ((Constraint) object).validated();
	}

	/**
	 * The parts of an index or a key, one for each partition that has one.
	 */
	Collection<SchemaObject> parts(ObjectId whole) {
		return this.parts.getOrDefault(whole, Map.of()).values();
	}

	/**
	 * The indexes and the keys of a table.
	 */
	List<SchemaObject> on(ObjectId table) {
		return this.byTable.getOrDefault(table, List.of());
	}

	@Nullable SchemaObject part(ObjectId whole, ObjectId table) {
		return this.parts.getOrDefault(whole, Map.of()).get(table);
	}

	/**
	 * The partitions of a table itself.
	 */
	List<Table> partitions(ObjectId table) {
		return this.partitions.getOrDefault(table, List.of());
	}

	boolean isPartitioned(ObjectId table) {
		return this.schema.objects().get(table) instanceof Table whole && whole.partitionKey() != null;
	}

	/**
	 * The partitioned table that a table is a partition of.
	 */
	@Nullable ObjectId parent(ObjectId table) {
		return (this.schema.objects().get(table) instanceof Table part && part.partition() != null)
				? part.partition().parent() : null;
	}

	/**
	 * The topmost index that an index is a part of.
	 */
	ObjectId root(SchemaObject part) {
		IndexPlace place = IndexPlace.of(part);
		SchemaObject whole = (place != null) ? this.schema.objects().get(place.parent()) : null;
		return (whole != null) ? root(whole) : part.id();
	}

	/**
	 * The parts with their parts.
	 */
	Set<ObjectId> below(ObjectId whole) {
		Set<ObjectId> below = new TreeSet<>();
		for (SchemaObject part : parts(whole)) {
			below.add(part.id());
			below.addAll(below(part.id()));
		}
		return below;
	}

}
