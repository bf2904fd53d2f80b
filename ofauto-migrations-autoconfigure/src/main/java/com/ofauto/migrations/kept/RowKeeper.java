package com.ofauto.migrations.kept;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;

/**
 * Writes the rows of locked tables into files, each of which is on the disk before the
 * next one begins.
 */
final class RowKeeper {

	private final Connection connection;

	private final Path directory;

	RowKeeper(Connection connection, Path directory) {
		this.connection = connection;
		this.directory = directory;
	}

	/**
	 * Writes them.
	 * @return those of which there are rows
	 * @throws UncheckedIOException if a file cannot be written
	 */
	List<KeptTable> keep(List<DroppedTable> tables) throws SQLException {
		List<KeptTable> kept = new ArrayList<>();
		for (DroppedTable table : tables) {
			KeptTable written = keep(table, KeptFile.of(kept.size() + 1, table.relation()));
			if (written.rows() > 0) {
				kept.add(written);
			}
		}
		return kept;
	}

	private KeptTable keep(DroppedTable table, String file) throws SQLException {
		if (table.rowSecurity() == DroppedTable.RowSecurity.FORCED) {
			SessionForm.execute(this.connection, "ALTER TABLE ONLY " + table.name() + " NO FORCE ROW LEVEL SECURITY");
		}
		List<KeptColumn> columns = TableCatalog.columns(this.connection, table.id());
		List<String> names = new ArrayList<>();
		for (KeptColumn column : columns) {
			names.add(Quoted.identifier(this.connection, column.name()));
		}
		String list = names.isEmpty() ? "" : names.stream().collect(Collectors.joining(", ", " (", ")"));
		Path path = this.directory.resolve(file);
		try {
			long rows = copy("COPY " + table.name() + list + " TO STDOUT", path);
			return new KeptTable(table.relation(), table.root(), file, rows, Files.size(path), columns);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long copy(String sql, Path file) throws SQLException, IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
				StandardOpenOption.TRUNCATE_EXISTING)) {
			OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
			long rows = this.connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
			out.flush();
			channel.force(true);
			return rows;
		}
	}

}
