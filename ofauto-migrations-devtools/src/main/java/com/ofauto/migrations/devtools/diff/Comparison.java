package com.ofauto.migrations.devtools.diff;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * The two schemas, and what all differs need to know of them.
 *
 * @param from the old schema
 * @param to the new schema
 * @param fromNeeds the dependencies of the old schema
 * @param toNeeds the dependencies of the new schema
 * @param fromIndexes the tree of partitioned indexes in the old schema
 * @param toIndexes that of the new schema
 * @param indexes which indexes are created again with their parts
 * @param fates which objects are dropped and created again, or put aside
 */
record Comparison(DatabaseSchema from, DatabaseSchema to, Dependencies fromNeeds, Dependencies toNeeds,
		IndexTree fromIndexes, IndexTree toIndexes, IndexRecreations indexes, Recreations fates) {

	static Comparison of(DatabaseSchema from, DatabaseSchema to) {
		Dependencies fromNeeds = new Dependencies(from);
		IndexTree fromIndexes = new IndexTree(from);
		IndexTree toIndexes = new IndexTree(to);
		IndexRecreations indexes = new IndexRecreations(from, to, fromIndexes, toIndexes);
		return new Comparison(from, to, fromNeeds, new Dependencies(to), fromIndexes, toIndexes, indexes,
				new Recreations(from, to, fromNeeds, indexes));
	}

	/**
	 * Whether an object is created, for the first time or again.
	 */
	boolean isNew(ObjectId id) {
		return !this.from.objects().containsKey(id) || this.fates.isRecreated(id) || this.fates.isPutAside(id);
	}

	/**
	 * Whether a column is added, with its table or to it, or again.
	 */
	boolean isNewColumn(ObjectId id) {
		return Recreations.column(this.from, id) == null || this.fates.isRecreated(id);
	}

}
