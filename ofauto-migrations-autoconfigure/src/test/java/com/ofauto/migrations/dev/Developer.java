package com.ofauto.migrations.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.GuardedDatabase;
import com.ofauto.migrations.core.MigrationDirectory;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.MigratorSettings;
import com.ofauto.migrations.core.Operation;
import com.ofauto.migrations.kept.KeptSet;
import com.ofauto.migrations.kept.RowRestore;
import com.ofauto.migrations.support.ScriptDirectory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a developer has at hand: a migrator that may reset and seed.
 */
record Developer(Migrator migrator) {

	static Developer at(DataSource dataSource, ScriptDirectory scripts) {
		return at(dataSource, scripts, null, Duration.ofMillis(200));
	}

	static Developer at(DataSource dataSource, ScriptDirectory scripts, @Nullable String schema, Duration lockTimeout) {
		return new Developer(new Migrator(dataSource,
				new MigrationDirectory(Developer.class.getClassLoader(), List.of(scripts.location())),
				MigratorSettings.defaults()
					.withDefaultSchema(schema)
					.withMigrationLockWait(Duration.ofSeconds(30))
					.withTableLockTimeout(lockTimeout)
					.withTableLockRetries(2),
				new Gate(MigrationEnvironment.DEVELOPMENT, true, EnumSet.of(Operation.RESET, Operation.SEED)),
				List.of()));
	}

	Developer deploy() {
		this.migrator.deploy();
		return this;
	}

	ResetReport reset() {
		return new Reset(this.migrator, seeds()).run();
	}

	/**
	 * As the command does: looks, and keeps the rows first.
	 */
	RowKeeping reset(KeepSettings keep) {
		RowKeeping keeping = RowKeeping.plan(this.migrator, keep);
		reset(keeping);
		return keeping;
	}

	ResetReport reset(RowKeeping keeping) {
		return reset(keeping, () -> {
		});
	}

	ResetReport reset(RowKeeping keeping, Runnable dropped) {
		return new Reset(this.migrator, seeds()).run(keeping, dropped);
	}

	/**
	 * As the command does: brings the rows of the newest set back.
	 */
	List<String> restore(KeepSettings keep, String... without) {
		List<String> tables = new ArrayList<>();
		this.migrator.tools().guarded(Operation.RESTORE, (database) -> {
			KeptSet set = newest(keep, database);
			RowRestore.requireWhole(set);
			database.transaction((transaction) -> {
				RowRestore restore = new RowRestore(transaction.connection(), database.schema(), set);
				restore.run(Set.of(without)).forEach((table) -> tables.add(table.describe()));
				restore.moveSequences();
				return true;
			});
		});
		return tables;
	}

	private static KeptSet newest(KeepSettings keep, GuardedDatabase database) {
		try {
			return keep.place().sets(database.name(), database.schema()).get(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> seed() {
		return seeds().run();
	}

	private Seed seeds() {
		return new Seed(this.migrator, new PathMatchingResourcePatternResolver(), "classpath:none", Stream::empty,
				TransactionOperations::withoutTransaction, () -> null);
	}

}
