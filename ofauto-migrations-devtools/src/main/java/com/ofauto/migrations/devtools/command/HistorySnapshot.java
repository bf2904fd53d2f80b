package com.ofauto.migrations.devtools.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.CommandRefusedException;
import com.ofauto.migrations.command.SourceTree;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.core.PlannedMigration;
import com.ofauto.migrations.core.ShownRows;

/**
 * The state of disk and history when a migration was generated. It is written only if
 * they are unchanged, because a person may take long to answer.
 *
 * @param words the state of each migration
 */
record HistorySnapshot(Map<String, String> words) {

	static HistorySnapshot of(MigrationPlan plan) {
		return new HistorySnapshot(plan.migrations()
			.stream()
			.collect(Collectors.toMap(PlannedMigration::name, (migration) -> word(migration.status()))));
	}

	private static String word(MigrationStatus status) {
		return (status instanceof MigrationStatus.Missing) ? "applied and not on disk" : status.word();
	}

	/**
	 * Write a migration under the migration lock, so that no other run changes history or
	 * directory meanwhile.
	 * @param shown the numbers of dropped rows that a person has seen
	 * @return its directory
	 * @throws CommandRefusedException if another run has changed something meanwhile
	 */
	Path write(Migrator migrator, SourceTree sources, Path directory, String name, Map<String, String> files,
			List<ShownRows> shown) {
		MigrationDirectory migrations = CommandContext.migrations(directory);
		List<Path> written = new ArrayList<>(1);
		migrator.tools().guarded(Operation.SCHEMA_CHANGE, (database) -> {
			requireStill(database.plan(migrations));
			database.require(shown);
			written.add(sources.write(directory, name, files));
		});
		return written.get(0);
	}

	/**
	 * Check that nothing has changed.
	 * @throws CommandRefusedException if another run has changed something meanwhile
	 */
	void requireStill(MigrationPlan plan) {
		Map<String, String> now = of(plan).words();
		Set<String> names = new TreeSet<>(now.keySet());
		names.addAll(this.words.keySet());
		List<String> changes = names.stream()
			.filter((name) -> !Objects.equals(now.get(name), this.words.get(name)))
			.map((name) -> name + " is " + now.getOrDefault(name, "gone"))
			.toList();
		if (!changes.isEmpty()) {
			throw new CommandRefusedException("Somebody else has changed the migrations or their history meanwhile: "
					+ String.join(", ", changes) + ". Nothing was written.",
					"Call the command again, which takes that into account.");
		}
	}

}
