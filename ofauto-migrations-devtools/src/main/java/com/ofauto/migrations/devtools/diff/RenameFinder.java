package com.ofauto.migrations.devtools.diff;

import java.util.List;

import com.ofauto.migrations.devtools.schema.DatabaseSchema;

/**
 * Finds what was likely renamed: what is gone, and has come back under another name with
 * the same shape and the same neighbours.
 */
public final class RenameFinder {

	public List<Rename> find(DatabaseSchema from, DatabaseSchema to) {
		return List.of();
	}

}
