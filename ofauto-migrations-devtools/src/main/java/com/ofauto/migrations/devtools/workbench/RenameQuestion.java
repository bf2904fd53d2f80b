package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Rename;

/**
 * The question whether an object was renamed, or dropped and another one added.
 */
public interface RenameQuestion {

	/**
	 * Decide about a likely rename.
	 * @param likely the rename
	 * @param all all likely renames at this moment, for a message that lists them
	 * @param made the renames so far
	 * @return whether it is a rename
	 * @throws RenameUndecidedException if nobody can be asked
	 */
	boolean isRename(Rename likely, List<Rename> all, List<Rename> made);

}
