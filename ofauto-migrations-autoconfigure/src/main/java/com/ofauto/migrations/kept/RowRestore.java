package com.ofauto.migrations.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.Internal;

/**
 * Brings the rows of a kept set back, as far as tables and columns match, in the
 * transaction of its caller.
 *
 * @since 0.1.0
 */
@Internal
public final class RowRestore {

	private final Connection connection;

	private final String schema;

	private final KeptSet set;

	/**
	 * Creates it.
	 * @param connection the connection of the transaction
	 * @param schema the schema of the tables now
	 * @param set the rows
	 */
	public RowRestore(Connection connection, String schema, KeptSet set) {
		this.connection = connection;
		this.schema = schema;
		this.set = set;
	}

	/**
	 * Makes sure that the set is whole.
	 * @param set the rows
	 * @throws KeptSetException if a file is missing or has another length
	 */
	public static void requireWhole(KeptSet set) {
		for (KeptTable table : set.manifest().tables()) {
			Path file = set.file(table);
			try {
				if (!Files.isRegularFile(file) || Files.size(file) != table.bytes()) {
					throw new KeptSetException(set.directory(), file + " is not as it was written.");
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Writes the rows.
	 * @param without the bare names of tables that are left out
	 * @return what became of each table, in the order of the set
	 * @throws SQLException if PostgreSQL refuses a statement
	 * @throws RestoreFailedException if it refuses a row
	 */
	public List<RestoredTable> run(Set<String> without) throws SQLException {
		String path = SessionForm.set(this.connection);
		Map<KeptTable, RestoredTable> done = new LinkedHashMap<>();
		List<TableMatch.Found> found = match(without, done);
		Map<Long, LiveTable> tables = new LinkedHashMap<>();
		found.forEach((match) -> tables.put(match.live().id(), match.live()));
		LoadOrder order = LoadOrder.of(this.connection, tables.keySet());
		QuietTables quiet = QuietTables.of(this.connection, tables.values(), order.circular());
		found.sort(Comparator.comparing((TableMatch.Found match) -> order.tables().indexOf(match.live().id())));
		TableLoad load = new TableLoad(this.connection, path);
		for (TableMatch.Found match : found) {
			done.put(match.kept(), load(load, match));
		}
		quiet.end();
		return this.set.manifest().tables().stream().map(done::get).filter(Objects::nonNull).toList();
	}

	/**
	 * Moves the sequences, which no rollback takes back.
	 * @throws SQLException if PostgreSQL refuses it
	 */
	public void moveSequences() throws SQLException {
		List<Long> tables = new ArrayList<>();
		match(Set.of(), new LinkedHashMap<>()).forEach((match) -> tables.add(match.live().id()));
		SequenceMove move = new SequenceMove(this.connection);
		move.past(tables);
		move.to(this.set.manifest().sequences(), this.schema);
	}

	private List<TableMatch.Found> match(Set<String> without, Map<KeptTable, RestoredTable> done) throws SQLException {
		Map<String, LiveTable> live = LiveTables.of(this.connection, this.schema);
		List<TableMatch.Found> found = new ArrayList<>();
		for (KeptTable table : this.set.manifest().tables()) {
			if (without.contains(table.name())) {
				done.put(table, RestoredTable.leftOut(table));
			}
			else {
				TableMatch match = TableMatch.of(table, live);
				if (match instanceof TableMatch.Found one) {
					found.add(one);
				}
				else if (match instanceof TableMatch.None none) {
					done.put(table, RestoredTable.none(none));
				}
			}
		}
		return found;
	}

	private RestoredTable load(TableLoad load, TableMatch.Found match) throws SQLException {
		Path file = this.set.file(match.kept());
		try {
			return load.load(match, file);
		}
		catch (SQLException ex) {
			throw RestoreFailedException.of(match.kept(), file, ex);
		}
	}

}
