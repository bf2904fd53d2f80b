package com.ofauto.migrations.command;

import java.nio.file.Path;
import java.util.function.Consumer;

import com.ofauto.migrations.backup.Backup;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.ShellWord;

/**
 * A backup as a person reads it.
 */
final class BackupScreen {

	private BackupScreen() {
	}

	static void print(Backup backup, MigrationPlan plan, Consumer<String> lines) {
		Path file = backup.file();
		if (file == null) {
			lines.accept("The command of ofauto.migrations.backup.command has made a backup.");
			return;
		}
		lines.accept("Backed up database " + plan.database().name() + ": " + file + ", " + size(backup.bytes()) + "; "
				+ tables(backup) + ".");
		lines.accept("Restore it into a new database with: "
				+ Invocation.of("migrate restore " + ShellWord.of(file.toAbsolutePath().toString()) + " --into NAME"));
	}

	private static String tables(Backup backup) {
		if (backup.tables() == 0) {
			return backup.ofSchema() ? "the schema has no table"
					: "the pending migrations touch none of the tables that are there";
		}
		return "it has the " + ((backup.tables() == 1) ? "1 table" : backup.tables() + " tables")
				+ (backup.ofSchema() ? " of the schema" : " that the pending migrations touch");
	}

	private static String size(long bytes) {
		if (bytes < 1_000) {
			return bytes + " bytes";
		}
		double size = bytes;
		int unit = -1;
		while (size >= 999.5) {
			size /= 1_000;
			unit++;
		}
		return ((size < 9.95) ? "%.1f".formatted(size) : "%.0f".formatted(size)) + " " + "kMGT".charAt(unit) + "B";
	}

}
