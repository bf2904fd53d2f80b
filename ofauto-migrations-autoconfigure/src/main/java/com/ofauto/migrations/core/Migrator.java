package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The entry point to the engine: compares disk and history, deploys pending migrations,
 * and records a person's decisions. The command line, the endpoint and the start of the
 * application call it, and applications may call it too.
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
	 * @param settings the settings
	 * @param listeners the listeners
	 */
	public Migrator(DataSource dataSource, MigrationDirectory directory, MigratorSettings settings,
			List<MigrationListener> listeners) {
		this(dataSource, directory, settings, Gate.ofProduction(), listeners);
	}

	/**
	 * Creates a migrator.
	 * @param dataSource the database to migrate
	 * @param directory the migrations
	 * @param settings the settings
	 * @param gate decides which operations are allowed
	 * @param listeners the listeners
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
		this.context = new MigratorContext(this.work, settings, gate, new Listeners(listeners, settings.name()),
				this.work.pausing(clock));
		this.look = new PlanLook(this.context, this.known);
		this.tools = new MigratorTools(this.context, this);
	}

	/**
	 * The locations of the migrations.
	 * @return one or several, as they were configured
	 */
	public List<String> locations() {
		return this.directory.locations();
	}

	/**
	 * The settings of this migrator.
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
	 * What is captured of the rows that migrations remove. For this library.
	 * @return the captures
	 */
	@Internal
	public CaptureTools captures() {
		return new CaptureTools(this.context);
	}

	/**
	 * The work of this migrator under way, for other threads to watch and cancel.
	 * @return the work, if there is any
	 */
	public OngoingWork work() {
		return this.work;
	}

	/**
	 * Compares disk and history, in one round trip. Takes no lock and writes nothing.
	 * Only one comparison runs at a time: callers that arrive meanwhile wait for its end,
	 * and share the next one. If the server does not answer within ten seconds, or within
	 * the socketTimeout of the URL if that is shorter, the comparison fails.
	 * @return the plan
	 * @throws MigrationException if one of the two cannot be read
	 */
	public MigrationPlan plan() {
		return this.look.plan();
	}

	/**
	 * Applies the pending migrations. With nothing pending, it takes one round trip.
	 * @return what was done
	 * @throws MigrationException if the deploy was refused or failed
	 */
	public DeployReport deploy() {
		return deploy(DeployOptions.NONE);
	}

	/**
	 * Applies the pending migrations while an application starts: all but the backfills,
	 * and what needs them, unless the settings say that a start runs them too.
	 * @return what was done
	 * @throws MigrationException if the deploy was refused or failed
	 */
	public DeployReport deployAtStart() {
		return deploy(
				this.context.settings().backfillOnStartup() ? DeployOptions.NONE : DeployOptions.WITHOUT_BACKFILLS);
	}

	DeployReport deploy(DeployOptions options) {
		try {
			DirectoryContents contents = this.directory.contents();
			Deployment deployment = new Deployment(this.context, contents, bounds(contents::migrations), options);
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
	 * Checks that nothing is pending and nothing is wrong. Writes nothing.
	 * @return the plan, which has neither pending nor failed nor edited migrations
	 * @throws DeployRejectedException if it has
	 */
	public MigrationPlan validate() {
		MigrationPlan plan = plan();
		new DeployPolicy(this.context.settings()).requireUpToDate(plan);
		return plan;
	}

	/**
	 * Waits until another process has deployed. Writes nothing.
	 * @param limit how long to wait
	 * @return the plan, which has nothing left to deploy
	 * @throws DeployAwaitedException if the limit passed before that
	 * @throws DeployRejectedException if there is a finding that waiting does not resolve
	 */
	public MigrationPlan await(Duration limit) {
		return new DeployWait(this::plan, new DeployPolicy(this.context.settings()), this.context.listener(),
				this.context.clock())
			.await(limit);
	}

	/**
	 * Tools for the commands and pages of this library.
	 * @return tools that are not an API for applications
	 */
	@Internal
	public MigratorTools tools() {
		return this.tools;
	}

	/**
	 * The gate, which decides which operations are allowed.
	 * @return the gate of this migrator
	 */
	public Gate gate() {
		return this.context.gate();
	}

	/**
	 * The limits of a script that is not one of the migrations.
	 */
	Bounds bounds() {
		return bounds(() -> this.known.get().migrations());
	}

	private Bounds bounds(Supplier<List<Migration>> migrations) {
		return new Bounds(this.context.settings().defaultSchema(), this.context.gate().confinement(), migrations);
	}

	/**
	 * Stamps the database with an environment. A stamp that was written for this database
	 * can only become stricter.
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
	 * Checks first that the database has the objects that their files create by name.
	 * @param lastName the last migration that the database has
	 * @return the names that were recorded
	 * @throws ResolveRefusedException if any is applied, none has that name, or the
	 * database lacks what they create
	 */
	public List<String> baseline(String lastName) {
		return baseline(lastName, false);
	}

	/**
	 * Records migrations as applied on a database that has their schema but no history,
	 * with or without the check.
	 * @param lastName the last migration that the database has
	 * @param acceptDifferences whether to skip the check
	 * @return the names that were recorded
	 * @throws ResolveRefusedException if any is applied, or none has that name
	 */
	public List<String> baseline(String lastName, boolean acceptDifferences) {
		return resolution().baseline(lastName, acceptDifferences);
	}

	/**
	 * Records a person's decisions in the history: all in one transaction, or none.
	 * @param decisions about migrations of which each is decided once
	 * @throws ResolveRefusedException if any decision does not fit disk and history
	 */
	public void resolve(List<Decision> decisions) {
		resolution().resolve(decisions);
	}

	Rollback rollback(RollbackTarget target) {
		DirectoryContents contents = this.directory.contents();
		return new Rollback(this.context, contents, bounds(contents::migrations), target);
	}

	private Resolution resolution() {
		DirectoryContents contents = this.directory.contents();
		return new Resolution(this.context, contents, bounds(contents::migrations));
	}

	/**
	 * The same migrations for another database, by the rules of production. Its work is
	 * cancelled with that of this one.
	 */
	Migrator elsewhere(DataSource other, MigratorSettings settings, List<MigrationListener> listeners) {
		Migrator there = new Migrator(other, this.directory, settings, listeners);
		this.work.add(there.work);
		return there;
	}

}
