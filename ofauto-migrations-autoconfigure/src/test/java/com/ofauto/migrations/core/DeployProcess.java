package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An application that only deploys, and says on its standard output what it does.
 */
public final class DeployProcess implements MigrationListener {

	public static final Duration PATIENCE = Duration.ofMinutes(2);

	private DeployProcess() {
	}

	/**
	 * Deploys and exits with 0, or says why it failed and exits with 1.
	 * @param args a URL, a user, a password, the location of the migrations, the mode of
	 * a pooler, and how long a try for a table's lock takes if it is not
	 * {@link #PATIENCE}
	 */
	public static void main(String[] args) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(args[0]);
		dataSource.setUser(args[1]);
		dataSource.setPassword(args[2]);
		MigrationDirectory directory = new MigrationDirectory(DeployProcess.class.getClassLoader(), List.of(args[3]));
		MigratorSettings settings = MigratorSettings.defaults()
			.withMigrationLockWait(PATIENCE)
			.withTableLockTimeout((args.length > 5) ? Duration.parse(args[5]) : PATIENCE)
			.withTableLockRetries(2)
			.withPooler(PoolerMode.valueOf(args[4]));
		try {
			new Migrator(dataSource, directory, settings, List.of(new DeployProcess())).deploy();
		}
		catch (MigrationException ex) {
			say("failed " + ex.getClass().getSimpleName() + ": " + ex.problem() + " | " + ex.remedy());
			System.exit(1);
		}
	}

	private static void say(String line) {
		System.out.println(line.replace('\n', ' '));
		System.out.flush();
	}

	@Override
	public void deployStarted(MigrationPlan plan) {
		say("pending " + plan.toApply().size());
	}

	@Override
	public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
		say("waiting for " + holder);
	}

	@Override
	public void lockAcquired(Duration waited) {
		say("locked");
	}

	@Override
	public void migrationStarted(String name) {
		say("started " + name);
	}

	@Override
	public void migrationRetried(String name, int attempt, Duration pause) {
		say("retried " + name);
	}

	@Override
	public void repaired(String name, String what) {
		say("repaired " + name + ": " + what);
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		say((migration.resumed() ? "resumed " : "applied ") + migration.name());
	}

	@Override
	public void deployFinished(DeployReport report) {
		say("finished");
	}

}
