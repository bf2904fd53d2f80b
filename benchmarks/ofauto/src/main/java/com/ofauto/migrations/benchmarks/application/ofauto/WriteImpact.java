package com.ofauto.migrations.benchmarks.application.ofauto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * Writes {@code impact.json} beside the last migration: one {@code ALTER TABLE}.
 */
public final class WriteImpact {

	private WriteImpact() {
	}

	/**
	 * Writes it.
	 * @param args the directory of the migrations, and the table
	 * @throws IOException if that cannot be written
	 */
	public static void main(String[] args) throws IOException {
		List<Migration> migrations = new MigrationDirectory(WriteImpact.class.getClassLoader(),
				List.of("file:" + args[0]))
			.read();
		Migration last = migrations.get(migrations.size() - 1);
		StatementImpact alter = new StatementImpact(1, "ALTER TABLE", 1, false,
				List.of(new RelationLock(args[1], RelationKind.TABLE, null, LockMode.ACCESS_EXCLUSIVE)), List.of(),
				List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);
		Files.writeString(Path.of(args[0], last.name(), "impact.json"),
				ImpactText.write(new MigrationImpact(last.scriptDigest(), last.historyDigest(), "17", List.of(alter),
						List.of(), List.of(), null)));
	}

}
