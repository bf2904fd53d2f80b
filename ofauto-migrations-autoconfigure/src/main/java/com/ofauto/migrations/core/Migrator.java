package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the engine: says what is pending, deploys it, and tells the history
 * what a person decided. Every face of the library calls it, and an application may too.
 *
 * @since 0.1.0
 */
public final class Migrator {

	private final OngoingWork work;

	private final MigrationDirectory directory;

	private final KnownMigrations known;

	private final MigratorContext context;

	private final PlanLook look;

	private final MigratorTools tools;

	private volatile @Nullable DeployReport lastReport;

	/**
	 * Creates a migrator of a caller that names no environment.
	 * @param dataSource the database to migrate
	 * @param directory the migrations
	 * @param settings how to work
	 * @param listeners who hears of it
	 */
	public Migrator(DataSource dataSource, MigrationDirectory directory, MigratorSettings settings,
			List<MigrationListener> listeners) {
		this(dataSource, directory, settings, Gate.ofProduction(), listeners);
	}

	/**
	 * Creates a migrator.
	 * @param dataSource the database to migrate
	 * @param directory the migrations
	 * @param settings how to work
	 * @param gate what may be done
	 * @param listeners who hears of it
	 */
	public Migrator(DataSource dataSource, MigrationDirectory directory, MigratorSettings settings, Gate gate,
			List<MigrationListener> listeners) {
		this(dataSource, directory, settings, gate, listeners, WaitClock.REAL);
	}

	Migrator(DataSource dataSource, MigrationDirectory directory, MigratorSettings settings, Gate gate,
			List<MigrationListener> listeners, WaitClock clock) {
		this.work = new OngoingWork(dataSource);
		this.directory = directory;
		this.known = new KnownMigrations(directory);
		this.context = new MigratorContext(this.work, settings, gate, new Listeners(listeners),
				this.work.pausing(clock));
		this.look = new PlanLook(this.context, this.known);
		this.tools = new MigratorTools(this.context, () -> bounds(() -> this.known.get().migrations()));
	}

	/**
	 * The locations of the migrations.
	 * @return one or several, as they were configured
	 */
	public List<String> locations() {
		return this.directory.locations();
	}

	/**
	 * How this migrator works.
	 * @return the settings
	 */
	public MigratorSettings settings() {
		return this.context.settings();
	}

	/**
	 * A migration on disk. Asks nothing of the database.
	 * @param name its name
	 * @return the migration, or empty if there is none of that name
	 * @throws MigrationFilesException if the locations cannot be read
	 */
	public Optional<Migration> migration(String name) {
		return this.known.get().migrations().stream().filter((migration) -> migration.name().equals(name)).findFirst();
	}

	/**
	 * The report of the last deploy that ended well.
	 * @return the report, or empty if there was none
	 */
	public Optional<DeployReport> lastReport() {
		return Optional.ofNullable(this.lastReport);
	}

	/**
	 * What this migrator does at this moment, for others to watch and to cancel.
	 * @return the work, if there is any
	 */
	public OngoingWork work() {
		return this.work;
	}

	/**
	 * Compares disk and history, in one round trip. Takes no lock and writes nothing. One
	 * look is under way at a time: who calls meanwhile waits for its end, and shares the
	 * next one with all others who wait. A server that is silent for ten seconds, or for
	 * the socketTimeout of the URL if that is shorter, ends the look.
	 * @return what they mean together
	 * @throws MigrationException if one of the two cannot be read
	 */
	public MigrationPlan plan() {
		return this.look.plan();
	}

	/**
	 * Applies what is pending. With nothing pending it costs one round trip.
	 * @return what was done
	 * @throws MigrationException if something stood in the way or failed
	 */
	public DeployReport deploy() {
		try {
			DirectoryContents contents = this.directory.contents();
			Deployment deployment = new Deployment(this.context, contents, bounds(contents::migrations));
			DeployReport report = deployment.run();
			if (deployment.built()) {
				this.tools.builtDatabase();
			}
			this.known.remember(contents);
			this.lastReport = report;
			return report;
		}
		catch (MigrationException ex) {
			MigrationException failure = this.work.explain(ex);
			this.context.listener().deployFailed(failure);
			throw failure;
		}
	}

	/**
	 * Makes sure that there is nothing to deploy and nothing wrong. Writes nothing.
	 * @return the plan, which has neither pending nor failed nor edited migrations
	 * @throws DeployRejectedException if it has
	 */
	public MigrationPlan validate() {
		MigrationPlan plan = plan();
		new DeployPolicy(this.context.settings()).requireUpToDate(plan);
		return plan;
	}

	/**
	 * Waits until somebody else has deployed. Writes nothing.
	 * @param limit how long to wait
	 * @return the plan, which has nothing left to deploy
	 * @throws DeployAwaitedException if the limit passed before that
	 * @throws DeployRejectedException if there is something that waiting cannot mend
	 */
	public MigrationPlan await(Duration limit) {
		return new DeployWait(this::plan, new DeployPolicy(this.context.settings()), this.context.listener(),
				this.context.clock())
			.await(limit);
	}

	/**
	 * What this library's own commands and pages need besides.
	 * @return tools that are no API for applications
	 */
	@Internal
	public MigratorTools tools() {
		return this.tools;
	}

	/**
	 * What may be done.
	 * @return the gate of this migrator
	 */
	public Gate gate() {
		return this.context.gate();
	}

	private Bounds bounds(Supplier<List<Migration>> migrations) {
		return new Bounds(this.context.settings().defaultSchema(), this.context.gate().confinement(), migrations);
	}

	/**
	 * Writes the environment into the database, so that no caller takes it for another
	 * one. A stamp of this very database is made stricter only.
	 * @param environment development, staging or production
	 * @param database the database's name, as a person has typed it
	 * @throws StampRefusedException if it must not be done, or if the name is not that of
	 * the database
	 */
	public void stamp(MigrationEnvironment environment, String database) {
		new StampDecision(this.context).stamp(environment, database);
	}

	/**
	 * Records migrations as applied on a database that has their schema but no history.
	 * Looks first whether it has what their files create by name.
	 * @param lastName the last migration that the database has
	 * @return the names that were recorded
	 * @throws ResolveRefusedException if any is applied, none has that name, or the
	 * database lacks what they create
	 */
	public List<String> baseline(String lastName) {
		return baseline(lastName, false);
	}

	/**
	 * The same for a caller who knows how the database differs.
	 * @param lastName the last migration that the database has
	 * @param acceptDifferences whether not to look what the database has
	 * @return the names that were recorded
	 * @throws ResolveRefusedException if any is applied, or none has that name
	 */
	public List<String> baseline(String lastName, boolean acceptDifferences) {
		return resolution().baseline(lastName, acceptDifferences);
	}

	/**
	 * Tells the history what a person decided: all of it, in one transaction, or nothing.
	 * @param decisions about migrations of which each is decided once
	 * @throws ResolveRefusedException if any decision does not fit disk and history
	 */
	public void resolve(List<Decision> decisions) {
		resolution().resolve(decisions);
	}

	private Resolution resolution() {
		DirectoryContents contents = this.directory.contents();
		return new Resolution(this.context, contents, bounds(contents::migrations));
	}

}
