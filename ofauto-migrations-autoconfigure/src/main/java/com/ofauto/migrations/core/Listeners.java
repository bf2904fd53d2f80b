package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Several listeners as one, none of which can harm the work, whatever it throws. Only
 * where the JVM itself fails the work ends.
 */
final class Listeners implements MigrationListener {

	private static final Log logger = LogFactory.getLog(MigrationListener.class);

	private final List<MigrationListener> listeners;

	/** The name of the database, where there are several. */
	private final @Nullable String database;

	/**
	 * Those of one database.
	 */
	Listeners(List<MigrationListener> listeners, @Nullable String database) {
		this.database = database;
		List<MigrationListener> ours = new ArrayList<>(listeners.size());
		for (MigrationListener listener : listeners) {
			ours.add(ofDatabase(listener));
		}
		this.listeners = List.copyOf(ours);
	}

	private MigrationListener ofDatabase(MigrationListener listener) {
		try {
			return Objects.requireNonNull(
					listener.forDatabase((this.database != null) ? this.database : SettingValues.DEFAULT_NAME),
					"forDatabase returned null");
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			warn(listener, ex);
			return listener;
		}
	}

	private void tell(Consumer<MigrationListener> event) {
		for (MigrationListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (VirtualMachineError ex) {
				throw ex;
			}
			catch (Throwable ex) {
				warn(listener, ex);
			}
		}
	}

	private void warn(MigrationListener listener, Throwable failure) {
		// It may be an undeclared checked exception.
		if (failure instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		logger.warn(((this.database != null) ? "[" + this.database + "] " : "") + "The migration listener "
				+ listener.getClass().getName() + " failed; the migration continues", failure);
	}

	/**
	 * Lets those look that want to, on a connection without an open transaction.
	 */
	void applying(PlannedDeploy deploy, Session session) {
		tell((listener) -> {
			if (listener instanceof ConnectedListener connected) {
				try {
					connected.applying(deploy, session.connection());
				}
				catch (SQLException ex) {
					session.rollback();
					logger.debug("The database could not be looked at before the deploy", ex);
				}
			}
		});
	}

	@Override
	public void planned(MigrationPlan plan) {
		tell((listener) -> listener.planned(plan));
	}

	@Override
	public void letPass(String sentence) {
		tell((listener) -> listener.letPass(sentence));
	}

	@Override
	public void deployStarted(MigrationPlan plan) {
		tell((listener) -> listener.deployStarted(plan));
	}

	@Override
	public void deployAwaited(List<String> missing, Duration waited) {
		tell((listener) -> listener.deployAwaited(missing, waited));
	}

	@Override
	public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
		tell((listener) -> listener.lockWaiting(holder, waited));
	}

	@Override
	public void lockAcquired(Duration waited) {
		tell((listener) -> listener.lockAcquired(waited));
	}

	@Override
	public void foreignStamp(MigrationEnvironment environment) {
		tell((listener) -> listener.foreignStamp(environment));
	}

	@Override
	public void stamped(MigrationEnvironment environment) {
		tell((listener) -> listener.stamped(environment));
	}

	@Override
	public void notStamped(MigrationEnvironment environment) {
		tell((listener) -> listener.notStamped(environment));
	}

	@Override
	public void notStampedForItsRows(MigrationEnvironment environment, String rows) {
		tell((listener) -> listener.notStampedForItsRows(environment, rows));
	}

	@Override
	public void stampReplaced(MigrationEnvironment before, MigrationEnvironment environment) {
		tell((listener) -> listener.stampReplaced(before, environment));
	}

	@Override
	public void migrationStarted(String name) {
		tell((listener) -> listener.migrationStarted(name));
	}

	@Override
	public void notice(String name, String severity, String message) {
		tell((listener) -> listener.notice(name, severity, message));
	}

	@Override
	public void statementSkipped(SharedStatement statement) {
		tell((listener) -> listener.statementSkipped(statement));
	}

	@Override
	public void migrationRetried(String name, int attempt, Duration pause) {
		tell((listener) -> listener.migrationRetried(name, attempt, pause));
	}

	@Override
	public void backfillProgressed(String name, BackfillProgress progress) {
		tell((listener) -> listener.backfillProgressed(name, progress));
	}

	@Override
	public void backfillHeld(String name, String receiver, Duration lag) {
		tell((listener) -> listener.backfillHeld(name, receiver, lag));
	}

	@Override
	public void backfillUnaware(String name) {
		tell((listener) -> listener.backfillUnaware(name));
	}

	@Override
	public void captured(Capture capture) {
		tell((listener) -> listener.captured(capture));
	}

	@Override
	public void notCaptured(String name, String table, long bytes) {
		tell((listener) -> listener.notCaptured(name, table, bytes));
	}

	@Override
	public void purged(List<String> captures) {
		tell((listener) -> listener.purged(captures));
	}

	@Override
	public void repaired(String name, String what) {
		tell((listener) -> listener.repaired(name, what));
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		tell((listener) -> listener.migrationApplied(migration));
	}

	@Override
	public void migrationRecorded(String name, List<String> replaced) {
		tell((listener) -> listener.migrationRecorded(name, replaced));
	}

	@Override
	public void migrationFailed(String name, MigrationException failure) {
		tell((listener) -> listener.migrationFailed(name, failure));
	}

	@Override
	public void found(List<Finding> findings) {
		tell((listener) -> listener.found(findings));
	}

	@Override
	public void deployFinished(DeployReport report) {
		tell((listener) -> listener.deployFinished(report));
	}

	@Override
	public void deployFailed(MigrationException failure) {
		tell((listener) -> listener.deployFailed(failure));
	}

	@Override
	public void rollbackStarted(List<String> migrations) {
		tell((listener) -> listener.rollbackStarted(migrations));
	}

	@Override
	public void migrationUndone(RollbackReport.UndoneMigration migration) {
		tell((listener) -> listener.migrationUndone(migration));
	}

	@Override
	public void rollbackFinished(RollbackReport report) {
		tell((listener) -> listener.rollbackFinished(report));
	}

	@Override
	public void rollbackFailed(MigrationException failure) {
		tell((listener) -> listener.rollbackFailed(failure));
	}

}
