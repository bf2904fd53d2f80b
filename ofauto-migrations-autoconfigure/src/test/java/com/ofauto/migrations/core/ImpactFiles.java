package com.ofauto.migrations.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.RollbackImpact;
import com.ofauto.migrations.impact.RollbackLosses;
import com.ofauto.migrations.impact.RenamedRelation;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * Impacts that a test makes up, and writes beside its migrations.
 */
final class ImpactFiles {

	private final MigrationsOnDisk migrations;

	ImpactFiles(MigrationsOnDisk migrations) {
		this.migrations = migrations;
	}

	/**
	 * Says what a migration does that is on disk.
	 */
	ImpactFiles with(String name, StatementImpact... statements) {
		return with(name, List.of(), statements);
	}

	/**
	 * Says what a migration does that is on disk and renames relations.
	 */
	ImpactFiles with(String name, List<RenamedRelation> renames, StatementImpact... statements) {
		Migration migration = migration(name);
		MigrationImpact impact = new MigrationImpact(migration.scriptDigest(), migration.historyDigest(), "17.11",
				List.of(statements), List.of(), renames, null);
		this.migrations.file(name + "/" + FoundMigration.IMPACT, ImpactText.write(impact));
		return this;
	}

	/**
	 * Writes a way back beside a migration on disk, and says that it was proven.
	 */
	ImpactFiles withRollback(String name, String script, RollbackLosses losses) {
		return withRollback(name, script, losses, (number) -> brief());
	}

	/**
	 * The same of a migration that drops something: a statement each, and the rest the
	 * last one.
	 */
	ImpactFiles withRollback(String name, String script, DroppedObject... drops) {
		int last = migration(name).statements().size() - 1;
		return withRollback(name, script, RollbackLosses.NONE,
				(number) -> drops(Arrays.stream(drops)
					.skip(number)
					.limit((number < last) ? 1 : drops.length)
					.toArray(DroppedObject[]::new)));
	}

	private ImpactFiles withRollback(String name, String script, RollbackLosses losses,
			IntFunction<StatementImpact> statements) {
		this.migrations.file(name + "/" + FoundMigration.ROLLBACK, script);
		Migration migration = migration(name);
		this.migrations.file(name + "/" + FoundMigration.IMPACT,
				ImpactText.write(new MigrationImpact(migration.scriptDigest(), migration.historyDigest(), "17.11",
						IntStream.range(0, migration.statements().size()).mapToObj(statements).toList(), List.of(),
						List.of(), new RollbackImpact(ProvenRollback.digest(name, script), true, losses))));
		return this;
	}

	private Migration migration(String name) {
		return this.migrations.directory()
			.contents()
			.migrations()
			.stream()
			.filter((other) -> other.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * A statement that takes as long on a full table as on an empty one.
	 */
	static StatementImpact brief(RelationLock... locks) {
		return statement(false, List.of(), locks);
	}

	/**
	 * A statement that drops something.
	 */
	static StatementImpact drops(DroppedObject... drops) {
		return new StatementImpact(1, "COMMAND", 1, false, List.of(), List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(drops), List.of(), List.of(), false);
	}

	/**
	 * A statement that builds an index, on the table that it locks first.
	 */
	static StatementImpact builds(RelationLock... locks) {
		return statement(false, List.of(locks[0].relation()), locks);
	}

	/**
	 * A statement that reads or writes rows.
	 */
	static StatementImpact rows(RelationLock... locks) {
		return statement(true, List.of(), locks);
	}

	/**
	 * A statement that runs outside of a transaction.
	 */
	static StatementImpact alone(RelationLock... locks) {
		return new StatementImpact(1, "COMMAND", 1, true, List.of(locks), List.of(), List.of(), List.of(), List.of(),
				List.of(), List.of(), List.of(), List.of(), false);
	}

	private static StatementImpact statement(boolean rows, List<String> builds, RelationLock... locks) {
		return new StatementImpact(1, "COMMAND", 1, false, List.of(locks), List.of(), List.of(), List.of(), builds,
				List.of(), List.of(), List.of(), List.of(), rows);
	}

	static RelationLock exclusive(String table) {
		return lock(table, LockMode.ACCESS_EXCLUSIVE);
	}

	static RelationLock lock(String table, LockMode mode) {
		return lock(table, RelationKind.TABLE, mode);
	}

	static RelationLock lock(String relation, RelationKind kind, LockMode mode) {
		return new RelationLock(relation, kind, null, mode);
	}

	static RelationLock[] exclusive(List<String> tables) {
		List<RelationLock> locks = new ArrayList<>();
		tables.forEach((table) -> locks.add(exclusive(table)));
		return locks.toArray(RelationLock[]::new);
	}

}
