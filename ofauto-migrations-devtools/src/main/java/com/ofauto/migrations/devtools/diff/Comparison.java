package com.ofauto.migrations.devtools.diff;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * What all differs look at.
 *
 * @param from what is there
 * @param to what shall be there
 * @param fromNeeds who needs whom of what is there
 * @param toNeeds who needs whom of what shall be there
 * @param fromIndexes which indexes are parts of which of what is there
 * @param toIndexes which indexes are parts of which of what shall be there
 * @param indexes which indexes have to be made anew with their parts
 * @param fates what makes way
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
