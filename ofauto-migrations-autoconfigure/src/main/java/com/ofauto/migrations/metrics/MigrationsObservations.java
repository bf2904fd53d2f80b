package com.ofauto.migrations.metrics;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.RollbackReport;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes each deploy of one migrator, in it each migration, and each rollback, so that
 * traces show them and timers count them. The registry is not asked for before the first
 * deploy begins, since it can need beans that need the database.
 *
 * @since 0.1.0
 */
public class MigrationsObservations implements MigrationListener {

	/** The name of the observation of a deploy, and so of its timer. */
	public static final String DEPLOY = "ofauto.migrations.deploy";

	/** The name of the observation of a migration, and so of its timer. */
	public static final String MIGRATION = "ofauto.migrations.migration";

	/** The name of the observation of a rollback, and so of its timer. */
	public static final String ROLLBACK = "ofauto.migrations.rollback";

	private final String database;

	private final Supplier<ObservationRegistry> registry;

	/** The deploy that this thread runs. */
	private final ThreadLocal<@Nullable CurrentObservation> deploy = new ThreadLocal<>();

	/** The rollback that this thread runs. */
	private final ThreadLocal<@Nullable CurrentObservation> rollback = new ThreadLocal<>();

	/** The migration that this thread applies. */
	private final ThreadLocal<@Nullable CurrentObservation> migration = new ThreadLocal<>();

	/**
	 * Creates a listener.
	 * @param database the database's name, a low cardinality key of each observation
	 * @param registry where the observations go
	 */
	public MigrationsObservations(String database, Supplier<ObservationRegistry> registry) {
		this.database = database;
		this.registry = registry;
	}

	@Override
	public MigrationListener forDatabase(String name) {
		return name.equals(this.database) ? this : new MigrationsObservations(name, this.registry);
	}

	@Override
	public void deployStarted(MigrationPlan plan) {
		this.deploy.set(CurrentObservation.start(observation(DEPLOY, "migrations deploy")
			.highCardinalityKeyValue("database.name", plan.database().name())));
	}

	@Override
	public void migrationStarted(String name) {
		CurrentObservation deploy = this.deploy.get();
		if (deploy != null && deploy.isHeard()) {
			this.migration.set(CurrentObservation
				.start(observation(MIGRATION, "migration " + name).highCardinalityKeyValue("migration", name)));
		}
	}

	@Override
	public void migrationRetried(String name, int attempt, Duration pause) {
		CurrentObservation migration = this.migration.get();
		if (migration != null) {
			migration.event("retried");
		}
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		end(this.migration, null);
	}

	@Override
	public void migrationFailed(String name, MigrationException failure) {
		end(this.migration, failure);
	}

	@Override
	public void deployFinished(DeployReport report) {
		end(this.migration, null);
		end(this.deploy, null);
	}

	/**
	 * A deploy can fail before it has begun: a file or the database cannot be read.
	 */
	@Override
	public void deployFailed(MigrationException failure) {
		end(this.migration, failure);
		if (this.deploy.get() == null) {
			this.deploy.set(CurrentObservation.start(observation(DEPLOY, "migrations deploy")));
		}
		end(this.deploy, failure);
	}

	@Override
	public void rollbackStarted(List<String> migrations) {
		this.rollback.set(CurrentObservation.start(observation(ROLLBACK, "migrations rollback")));
	}

	@Override
	public void rollbackFinished(RollbackReport report) {
		end(this.rollback, null);
	}

	@Override
	public void rollbackFailed(MigrationException failure) {
		end(this.rollback, failure);
	}

	private Observation observation(String name, String contextualName) {
		return Observation.createNotStarted(name, this.registry.get())
			.contextualName(contextualName)
			.lowCardinalityKeyValue("database", this.database);
	}

	private static void end(ThreadLocal<@Nullable CurrentObservation> current, @Nullable MigrationException failure) {
		CurrentObservation observed = current.get();
		current.remove();
		if (observed != null) {
			observed.end(failure);
		}
	}

}
