package com.ofauto.migrations.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.PlannedDeploy;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was made and found complete. As a check it stops a deploy before which
 * somebody else has changed the history.
 *
 * @since 0.1.0
 */
@Internal
public final class Backup implements BackupOfRun {

	private final @Nullable Path file;

	private final long bytes;

	private final int tables;

	private final boolean ofSchema;

	private final HistoryState state;

	Backup(@Nullable Path file, long bytes, int tables, boolean ofSchema, HistoryState state) {
		this.file = file;
		this.bytes = bytes;
		this.tables = tables;
		this.ofSchema = ofSchema;
		this.state = state;
	}

	/**
	 * Where it is.
	 * @return the file, or {@code null} if a command has made it
	 */
	public @Nullable Path file() {
		return this.file;
	}

	@Override
	public boolean byCommand() {
		return this.file == null;
	}

	/**
	 * How large it is.
	 * @return the size of the file in bytes
	 */
	public long bytes() {
		return this.bytes;
	}

	/**
	 * How many tables were looked for in it, and found.
	 * @return their number
	 */
	public int tables() {
		return this.tables;
	}

	/**
	 * Whether they are all of the schema.
	 * @return {@code false} if they are those that the pending migrations touch
	 */
	public boolean ofSchema() {
		return this.ofSchema;
	}

	/**
	 * What was in the history does not come back by itself, so an equal history is that
	 * of the backup.
	 */
	@Override
	public void check(PlannedDeploy deploy, Connection connection) throws SQLException {
		if (!deploy.begun() && !HistoryState.read(connection, deploy.plan().database().history()).equals(this.state)) {
			throw new BackupOutdatedException(deploy, (this.file != null) ? this.file.toString() : "The backup");
		}
	}

}
