package com.ofauto.migrations.devtools.workbench;

import java.util.List;

import com.ofauto.migrations.devtools.diff.step.Rename;

/**
 * Asked where something is gone and something alike has come: whether it was renamed, or
 * dropped and added.
 */
public interface RenameQuestion {

	/**
	 * Decide one of them.
	 * @param likely what looks like a rename
	 * @param all everything that does at this moment, for who has to say it at once
	 * @param made what has been renamed before
	 * @return whether it is one
	 * @throws RenameUndecidedException if nobody can say
	 */
	boolean isRename(Rename likely, List<Rename> all, List<Rename> made);

}
