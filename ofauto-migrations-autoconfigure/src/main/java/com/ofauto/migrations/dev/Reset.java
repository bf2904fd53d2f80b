package com.ofauto.migrations.dev;

import java.util.List;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.GuardedDatabase;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.Operation;

/**
 * Empties the application's schema and builds it again. Only what the schema holds is
 * dropped: the schema itself, other schemas, extensions and the database stay, and so
 * does the stamp, which is the comment of the history table.
 *
 * @since 0.1.0
 */
public final class Reset {

	private final Migrator migrator;

	private final Seed seed;

	/**
	 * Creates a reset.
	 * @param migrator the engine of the database
	 * @param seed what is written into the new tables
	 */
	public Reset(Migrator migrator, Seed seed) {
		this.migrator = migrator;
		this.seed = seed;
	}

	/**
	 * Drops in one transaction, then deploys, then seeds if that is enabled.
	 * @return what was deployed and seeded
	 * @throws com.ofauto.migrations.core.GateRefusedException if this must not be done
	 * here
	 * @throws com.ofauto.migrations.core.OperationFailedException if something could not
	 * be dropped; nothing was changed then
	 */
	public ResetReport run() {
		this.migrator.tools()
			.guarded(Operation.RESET, (database) -> database.transaction(ResetScript.DROP, database.schema(),
					String.valueOf(database.mustBeEmpty())));
		return build();
	}

	/**
	 * The same for a person, whose rows are kept first: in the transaction that drops
	 * them, under its locks.
	 * @param keeping keeps them
	 * @param dropped is told when the rows are kept and the tables are gone, or may be
	 * @return what was deployed and seeded
	 */
	ResetReport run(RowKeeping keeping, Runnable dropped) {
		try {
			this.migrator.tools().guarded(Operation.RESET, (database) -> drop(database, keeping));
		}
		catch (RuntimeException ex) {
			if (keeping.needed()) {
				dropped.run();
			}
			else {
				keeping.undo();
			}
			throw ex;
		}
		dropped.run();
		return build();
	}

	private static void drop(GuardedDatabase database, RowKeeping keeping) {
		String mustBeEmpty = String.valueOf(database.mustBeEmpty());
		database.transaction((transaction) -> {
			transaction.execute(ResetScript.LOCK_FIRST, database.schema(), mustBeEmpty);
			keeping.keep(transaction, database);
			transaction.execute(ResetScript.DROP_LOCKED, database.schema(), mustBeEmpty);
			keeping.need();
			return true;
		});
	}

	private ResetReport build() {
		DeployReport report = this.migrator.deploy();
		List<String> seeded = this.migrator.gate().enabled(Operation.SEED) ? this.seed.run() : List.of();
		return new ResetReport(report, seeded);
	}

}
