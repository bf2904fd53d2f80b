package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;

/**
 * Where scratch databases are made.
 */
interface ScratchPlace extends AutoCloseable {

	ScratchDatabase empty() throws SQLException;

	ScratchDatabase replayed(Replay replay) throws SQLException;

	ScratchDatabase copyOf(ScratchDatabase other) throws SQLException;

	/**
	 * Whether more than one database can be open at a time.
	 */
	boolean hasPlaceForMore();

	/**
	 * Removes all that was made here.
	 */
	@Override
	void close();

}
