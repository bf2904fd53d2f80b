package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * The decisions of a developer about renames.
 */
public interface RenameDecisions {

	/**
	 * Return the given renames that have not been made yet.
	 * @param from the old schema
	 * @param to the new schema
	 * @return the renames, in a possible order
	 */
	List<Rename> said(DatabaseSchema from, DatabaseSchema to);

	/**
	 * Whether the developer said that an object was dropped, not renamed.
	 * @param id the object
	 * @return true if so
	 */
	boolean isDrop(ObjectId id);

	/**
	 * Check that every decision was used.
	 * @param from the old schema
	 * @param reached the same with the new names
	 * @param desired the new schema
	 * @param made the renames that were made
	 * @throws RuntimeException if a decision had no effect
	 */
	void requireFollowed(DatabaseSchema from, DatabaseSchema reached, DatabaseSchema desired, List<Rename> made);

	/**
	 * Return the question for the remaining renames.
	 * @return asks a person, or fails
	 */
	RenameQuestion question();

}
