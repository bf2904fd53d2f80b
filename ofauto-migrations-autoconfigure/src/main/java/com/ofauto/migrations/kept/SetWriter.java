package com.ofauto.migrations.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Writes a kept set in the transaction that drops the tables. The set has its name once
 * it is whole.
 *
 * @since 0.1.0
 */
@Internal
public final class SetWriter {

	static final String UNFINISHED = ".unfinished-";

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private final KeptPlace place;

	private final Instant now;

	/**
	 * Creates a writer.
	 * @param place where the sets are
	 * @param now the time of the new one
	 */
	public SetWriter(KeptPlace place, Instant now) {
		this.place = place;
		this.now = now;
	}

	/**
	 * Writes the rows of the tables of a schema, which this transaction has locked. The
	 * transaction is as it was afterwards.
	 * @param connection the connection of the transaction
	 * @param source server, database and schema of the tables
	 * @param shown what a person was shown
	 * @param limit how many bytes of tables are kept together
	 * @return the set, or {@code null} if no table has a row
	 * @throws SQLException if the database refuses to give a row
	 * @throws RowsNotKeptException if more would be lost than was shown
	 * @throws UncheckedIOException if a file cannot be written
	 */
	public @Nullable KeptSet write(Connection connection, Source source, KeepPlan shown, long limit)
			throws SQLException {
		SessionForm.execute(connection, "SAVEPOINT ofauto_keep");
		KeepPlan plan = KeepQuery.plan(connection, source.schema(), limit);
		plan.beyond(shown).stream().findFirst().ifPresent((table) -> {
			throw new RowsNotKeptException(table);
		});
		KeptSet set = plan.kept().isEmpty() ? null : write(connection, source, plan);
		SessionForm.execute(connection, "ROLLBACK TO SAVEPOINT ofauto_keep; RELEASE SAVEPOINT ofauto_keep");
		return set;
	}

	private @Nullable KeptSet write(Connection connection, Source source, KeepPlan plan) throws SQLException {
		try {
			Path unfinished = begin();
			try {
				SessionForm.set(connection);
				SessionForm.execute(connection, "SET LOCAL row_security = off");
				List<KeptTable> tables = new RowKeeper(connection, unfinished).keep(plan.kept());
				return finish(unfinished, new Manifest(this.now, source.server(), source.database(), source.schema(),
						tables, TableCatalog.sequences(connection, source.schema())));
			}
			finally {
				FileSystemUtils.deleteRecursively(unfinished);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path begin() throws IOException {
		Path directory = this.place.directory();
		// Where it creates one, its answer is another name of it.
		Files.createDirectories(directory);
		Path ignored = directory.resolve(".gitignore");
		if (Files.notExists(ignored)) {
			Files.writeString(ignored, "*\n");
		}
		return Files.createTempDirectory(directory, UNFINISHED, ownersOnly(directory));
	}

	/**
	 * The rows may be personal.
	 */
	private static FileAttribute<?>[] ownersOnly(Path directory) throws IOException {
		return Files.getFileStore(directory).supportsFileAttributeView("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];
	}

	private @Nullable KeptSet finish(Path unfinished, Manifest manifest) throws IOException {
		if (manifest.tables().isEmpty()) {
			return null;
		}
		Path file = Files.writeString(unfinished.resolve(Manifest.FILE), ManifestWriter.write(manifest));
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		String name = TIMESTAMP.format(this.now) + "-" + KeptFile.safe(manifest.database()) + "-"
				+ KeptFile.safe(manifest.schema());
		return new KeptSet(move(unfinished, name), manifest);
	}

	/**
	 * Two resets can begin in the same second.
	 */
	private static Path move(Path unfinished, String name) throws IOException {
		Path target = unfinished.resolveSibling(name);
		for (int number = 2; Files.exists(target); number++) {
			target = unfinished.resolveSibling(name + "-" + number);
		}
		return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Where rows come from.
	 *
	 * @param server host and port
	 * @param database the database's name
	 * @param schema the schema of the tables
	 */
	public record Source(String server, String database, String schema) {

	}

}
