package com.ofauto.migrations.devtools.scratch;

import java.sql.SQLException;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * A place where scratch databases are created.
 */
interface ScratchPlace extends AutoCloseable {

	ScratchDatabase empty() throws SQLException;

	ScratchDatabase replayed(Replay replay) throws SQLException;

	<T> T look(Replay replay, Function<DataSource, T> look) throws SQLException;

	ScratchDatabase copyOf(ScratchDatabase other) throws SQLException;

	/**
	 * Whether more than one database can be open at a time.
	 */
	boolean hasPlaceForMore();

	/**
	 * Drop everything that was created here.
	 */
	@Override
	void close();

}
