package com.ofauto.migrations.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.SafePath;

/**
 * A backup that a command of the operator makes: a snapshot of the provider, a tool for
 * physical backups, a job. It is told what the backup is of, and its exit code says
 * whether there is one.
 *
 * @param migrator the engine of the database
 * @param words the command
 */
record OperatorBackup(Migrator migrator, List<String> words) {

	/**
	 * Runs the command.
	 * @param notes takes what it prints, as it comes
	 * @throws BackupFailedException if it does not end with 0
	 */
	void run(MigrationPlan plan, Consumer<String> notes) {
		String program = this.words.get(0);
		ConnectedServer server = this.migrator.tools().connected();
		Map<String, String> variables = new LinkedHashMap<>();
		variables.put("OFAUTO_BACKUP_DATABASE", plan.database().name());
		variables.put("OFAUTO_BACKUP_HOST", server.host());
		variables.put("OFAUTO_BACKUP_PORT", String.valueOf(server.port()));
		variables.put("OFAUTO_BACKUP_MIGRATIONS",
				String.join("\n", plan.toApply().stream().map(Migration::name).toList()));
		variables.put("OFAUTO_BACKUP_POSITION", this.migrator.tools().read(OperatorBackup::position));
		notes.accept("Backing up database " + plan.database().name() + " with " + program);
		int code;
		try {
			code = ProgramRun.ofOperator(this.words, variables)
				.run(this.migrator.work(), (line) -> notes.accept("  " + line));
		}
		catch (IOException ex) {
			throw BackupFailedException.commandNotThere(program, ex);
		}
		if (code != 0) {
			throw BackupFailedException.command(program, code);
		}
	}

	/**
	 * Where the write-ahead log is, or nothing if the server does not tell.
	 */
	private static String position(Connection connection) {
		try {
			return String.join("", SafePath.texts(connection, "SELECT pg_current_wal_insert_lsn()::text"));
		}
		catch (SQLException ex) {
			return "";
		}
	}

}
