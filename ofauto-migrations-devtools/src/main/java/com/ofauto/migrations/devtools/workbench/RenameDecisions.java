package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Rename;
import com.ofauto.migrations.devtools.schema.DatabaseSchema;
import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * What a developer says about renames.
 */
public interface RenameDecisions {

	/**
	 * What was said to be renamed, as far as it is not done yet.
	 * @param from what is there
	 * @param to what shall be there
	 * @return the renames, in an order in which they can be made
	 */
	List<Rename> said(DatabaseSchema from, DatabaseSchema to);

	/**
	 * Whether something was said to be dropped, whatever resembles it.
	 * @param id what is gone
	 * @return true if it was
	 */
	boolean isDrop(ObjectId id);

	/**
	 * Makes sure that whatever has to be true now was.
	 * @param from what was there
	 * @param reached the same under its new names
	 * @param desired what shall be there
	 * @param made what was renamed
	 * @throws RuntimeException if something was said that means nothing
	 */
	void requireFollowed(DatabaseSchema from, DatabaseSchema reached, DatabaseSchema desired, List<Rename> made);

	/**
	 * Who is asked about the rest.
	 * @return asks a person, or fails
	 */
	RenameQuestion question();

}
