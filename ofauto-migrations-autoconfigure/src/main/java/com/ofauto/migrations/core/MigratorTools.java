package com.ofauto.migrations.core;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Methods of a {@link Migrator} for the commands and pages of this library. They may
 * change in any release.
 *
 * @since 0.1.0
 */
@Internal
public final class MigratorTools {

	private final MigratorContext context;

	private final Migrator migrator;

	private volatile boolean built;

	MigratorTools(MigratorContext context, Migrator migrator) {
		this.context = context;
		this.migrator = migrator;
	}

	/**
	 * Notes that this application has built the database, which then needs no stamp for a
	 * reset.
	 */
	void builtDatabase() {
		this.built = true;
	}

	/**
	 * Checks that a deploy would apply a plan. Does not query the database.
	 * @param plan what is to be deployed
	 * @throws MigrationException what a deploy would fail with before it applies anything
	 */
	public void requireDeployable(MigrationPlan plan) {
		this.context.gate().require(Operation.DEPLOY, plan.database());
		new DeployPolicy(this.context.settings()).requireDeployable(plan);
		plan.toApply().forEach(ScriptOutliner::outline);
	}

	/**
	 * Asks the checks of a deploy about a plan, on a connection of its own. Without
	 * checks there is none. Comes after {@link #requireDeployable}.
	 * @param plan what is to be deployed
	 * @param accepted what a person accepts for the deploy
	 * @param own what is asked in the deploy besides the checks of the settings
	 * @throws DeployStoppedException if a check would stop the deploy
	 * @throws DatabaseAccessException if the database could not be asked
	 */
	public void requireUnstopped(MigrationPlan plan, Set<String> accepted, List<DeployCheck> own) {
		DeployChecks checks = DeployChecks.of(this.context.settings());
		if (checks.concern(plan)) {
			this.context.inSession((session) -> {
				checks.require(
						new PlannedDeploy(plan, this.context.settings().name(), accepted, false, own, (sentence) -> {
						}), session);
				return plan;
			});
		}
	}

	/**
	 * Applies the pending migrations as a deploy does, with what a person accepts.
	 * @param accepted what a check may let pass in this run
	 * @return what was done
	 * @throws MigrationException if the deploy was refused or failed
	 */
	public DeployReport deploy(Set<String> accepted) {
		return deploy(accepted, Set.of(), List.of());
	}

	/**
	 * The same with what else is special about the run.
	 * @param accepted what a check may let pass in this run
	 * @param again what it applies although a rollback has undone it
	 * @param checks what is asked in this run besides the checks of the settings
	 * @return what was done
	 * @throws MigrationException if the deploy was refused or failed
	 */
	public DeployReport deploy(Set<String> accepted, Set<String> again, List<DeployCheck> checks) {
		return this.migrator.deploy(new DeployOptions(Observation.NONE, accepted, true, again, checks));
	}

	/**
	 * Checks that an operation is allowed, before a person confirms it. Does nothing.
	 * @param operation the operation
	 * @throws GateRefusedException if it is not allowed on this database
	 */
	public void require(Operation operation) {
		guard().require(operation, this.built);
	}

	/**
	 * Checks that tables may be dropped, before a person confirms it. Does nothing.
	 * @param operation what would drop them
	 * @param tables their names as SQL has them, or {@code null} for those of a reset
	 * @return what would go
	 * @throws GateRefusedException if it may not be done to this database
	 */
	public DropPreview preview(Operation operation, @Nullable List<String> tables) {
		return guard().preview(operation, this.built, tables);
	}

	/**
	 * Runs work that the gate must allow, on one connection and under the migration lock.
	 * @param operation the operation
	 * @param work the work
	 * @throws GateRefusedException if it is not allowed on this database
	 */
	public void guarded(Operation operation, GuardedWork work) {
		guard().run(operation, this.built, work);
		if (operation == Operation.RESET) {
			this.built = true;
		}
	}

	/**
	 * What a rollback would do, and what would be lost now. Does nothing.
	 * @param target how far it goes
	 * @return the preview
	 * @throws RollbackRefusedException if it may not be done
	 */
	public RollbackPreview preview(RollbackTarget target) {
		return this.migrator.rollback(target).preview();
	}

	/**
	 * Undoes migrations.
	 * @param target how far it goes
	 * @param shown what a person was shown, by name: nothing else is undone
	 * @param accepted the migrations whose losses a person has accepted
	 * @return what was done
	 * @throws MigrationException if the rollback was refused or failed
	 */
	public RollbackReport rollback(RollbackTarget target, List<String> shown, Set<String> accepted) {
		return this.migrator.rollback(target).run(shown, accepted);
	}

	private Guard guard() {
		return new Guard(this.context, this.migrator.bounds());
	}

	/**
	 * Whether a migration on disk runs in one transaction.
	 * @param migration a migration of a plan
	 * @return what is known before it runs
	 * @throws MigrationScriptException if its script cannot be applied
	 */
	public Transactionality transactionality(Migration migration) {
		ScriptOutline outline = ScriptOutliner.outline(migration);
		return (outline.backfill() != null && !this.context.gate().developing()) ? Transactionality.SEGMENTED
				: outline.transactionality();
	}

	/**
	 * Applies the pending migrations as a deploy does, but statement by statement.
	 * @param observer looks between the statements
	 * @return what was done
	 * @throws MigrationException if the deploy was refused or failed
	 */
	public DeployReport deploy(StatementObserver observer) {
		return this.migrator.deploy(new DeployOptions(new Observation(observer), Set.of(), true, Set.of(), List.of()));
	}

	/**
	 * Lets the server parse the migrations that a plan would apply, without running them.
	 * @param plan a plan of this migrator
	 * @return why migrations cannot be applied, one failure for each broken file
	 */
	public List<MigrationScriptException> check(MigrationPlan plan) {
		return SyntaxCheck.broken(this.context.work(), plan.toApply());
	}

	/**
	 * All attempts at migrations that the history has.
	 * @return the attempts, the oldest first
	 * @throws DatabaseAccessException if the database could not be asked
	 */
	public List<Attempt> attempts() {
		return AttemptQuery.all(this.context);
	}

	/**
	 * Where a deploy began.
	 * @param plan a plan of this migrator
	 * @param record a record of it
	 * @return the mark, if it has one
	 */
	public Optional<DeployMark> mark(MigrationPlan plan, MigrationRecord record) {
		String history = plan.database().history();
		return (history == null) ? Optional.empty()
				: this.context.inSession((session) -> AttemptQuery.mark(session, history, record));
	}

	/**
	 * Reads from the database on a connection of its own, with the limits of a look.
	 * @param <T> what is read
	 * @param query reads it, in one round trip
	 * @return what it has read
	 * @throws DatabaseAccessException if the database could not be asked
	 */
	public <T> T read(LiveQuery<T> query) {
		return this.context.inSession((session) -> query.read(session.connection()));
	}

	/**
	 * Reads from the database on a connection of its own, with the limits of a look, what
	 * the application's schema has.
	 * @param <T> what is read
	 * @param query reads it
	 * @return what it has read
	 * @throws DatabaseAccessException if the database could not be asked
	 */
	public <T> T read(SchemaQuery<T> query) {
		return this.context.inSession((session) -> query.read(session.connection(),
				this.context.query().lookFirst(session).schema(this.context.settings().defaultSchema())));
	}

	/**
	 * A migrator of the same migrations for another database, with the same settings and
	 * by the rules of production.
	 * @param other the other database
	 * @param listeners its listeners, in place of this one's
	 * @return the migrator, which has none of the checks of this one
	 */
	public Migrator elsewhere(DataSource other, List<MigrationListener> listeners) {
		return this.migrator.elsewhere(other, this.context.settings().withChecks(List.of()), listeners);
	}

	/**
	 * The server of the database.
	 * @return host and port as the connection was opened with
	 */
	public String server() {
		return this.context.inSession(Session::server);
	}

	/**
	 * Where the connection of a deploy leads.
	 * @return the server, its version and the user
	 * @throws UnsupportedDatabaseException if a deploy would refuse the server or the way
	 * to it
	 * @throws DatabaseAccessException if there is no connection
	 */
	public ConnectedServer connected() {
		return this.context.inSession((session) -> {
			HistoryLook look = this.context.query().look(session);
			session.requireSafe(look, this.context.settings().pooler());
			return ConnectedServer.of(session, look.mark().binding());
		});
	}

	/**
	 * A query of a live database.
	 *
	 * @param <T> what it reads
	 */
	@FunctionalInterface
	public interface LiveQuery<T> {

		/**
		 * Reads.
		 * @param connection a connection without an open transaction, to be left so
		 * @return what was read
		 * @throws SQLException if the database does not answer
		 */
		T read(Connection connection) throws SQLException;

	}

}
