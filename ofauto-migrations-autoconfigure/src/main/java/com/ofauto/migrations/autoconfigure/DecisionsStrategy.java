package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.Decision;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.core.ResolveRefusedException;
import com.ofauto.migrations.core.ResolveRefusedException.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Records a person's decisions from properties in the history, then runs the next
 * strategy. A leftover setting whose work is done has no effect.
 */
final class DecisionsStrategy implements MigrationsStrategy {

	private static final Log logger = LogFactory.getLog(Migrator.class);

	private final MigrationsOnceProperties once;

	private final String prefix;

	private final StampConsent consent;

	private final MigrationsStrategy next;

	/**
	 * Creates it.
	 * @param prefix what the names of the database's properties begin with
	 * @param consent whether the database may be stamped
	 */
	DecisionsStrategy(MigrationsOnceProperties once, String prefix, StampConsent consent, MigrationsStrategy next) {
		this.once = once;
		this.prefix = prefix + ".once.";
		this.consent = consent;
		this.next = next;
	}

	@Override
	public void migrate(Migrator migrator) {
		String baseline = this.once.getBaseline();
		if (baseline != null) {
			requireSchema(migrator, "baseline", baseline);
			decide(migrator, "baseline", baseline, Set.of(Reason.HISTORY_EXISTS), () -> migrator.baseline(baseline));
		}
		for (String name : this.once.getResolveApplied()) {
			requireSchema(migrator, "resolve-applied", name);
			decide(migrator, "resolve-applied", name, Set.of(Reason.ALREADY_APPLIED),
					resolve(migrator, new Decision.Applied(name)));
		}
		for (String name : this.once.getResolveRolledBack()) {
			decide(migrator, "resolve-rolled-back", name, Set.of(Reason.ALREADY_APPLIED, Reason.NOT_FAILED),
					resolve(migrator, new Decision.RolledBack(name)));
		}
		for (String name : this.once.getAcceptEdit()) {
			acceptEdit(migrator, name);
		}
		stamp(migrator);
		this.next.migrate(migrator);
	}

	/**
	 * A database that is still empty is stamped by its first deploy.
	 */
	private void stamp(Migrator migrator) {
		MigrationEnvironment environment = this.once.getStamp().getEnvironment();
		if (environment == null) {
			return;
		}
		DatabaseInfo database = migrator.plan().database();
		if (database.history() == null && !database.baselineRequired()) {
			logger.info("Database " + ReadableText.name(database.name())
					+ " is empty: its first deploy stamps it. The setting "
					+ setting("stamp.environment", environment.word()) + " can be removed");
			return;
		}
		this.consent.require(database, environment, migrator.gate(), setting("stamp.environment", environment.word()));
		migrator.stamp(environment, Objects.requireNonNullElse(this.once.getStamp().getDatabase(), ""));
		logger.info("Carried out " + setting("stamp.environment", environment.word()) + "; the setting can be removed");
	}

	private void acceptEdit(Migrator migrator, String name) {
		if (isUnedited(migrator.plan(), name)) {
			logDone("Migration " + name + " is not edited.", "accept-edit", name);
			return;
		}
		decide(migrator, "accept-edit", name, Set.of(Reason.NOT_APPLIED),
				resolve(migrator, new Decision.EditAccepted(name)));
	}

	private static Runnable resolve(Migrator migrator, Decision decision) {
		return () -> migrator.resolve(List.of(decision));
	}

	private void decide(Migrator migrator, String property, String name, Set<Reason> done, Runnable decision) {
		try {
			decision.run();
			logger.info("Carried out " + setting(property, name) + "; the setting can be removed");
		}
		catch (ResolveRefusedException ex) {
			if (!done.contains(ex.reason()) || migrator.migration(name).isEmpty()) {
				throw ex;
			}
			logDone(ex.problem(), property, name);
		}
	}

	/**
	 * An empty schema has no migrations to record; obeying a leftover setting would leave
	 * the application without tables.
	 */
	private void requireSchema(Migrator migrator, String property, String name) {
		MigrationPlan plan = migrator.plan();
		if (plan.database().history() == null && !plan.database().baselineRequired()) {
			throw new InvalidConfigurationPropertyValueException(this.prefix + property, name,
					"Database " + plan.database().name()
							+ " is empty, so it cannot have this migration yet. Remove the setting, and the"
							+ " migrations build the database.");
		}
	}

	private static boolean isUnedited(MigrationPlan plan, String name) {
		return plan.only(MigrationStatus.Applied.class)
			.stream()
			.anyMatch((applied) -> applied.migration().name().equals(name));
	}

	private void logDone(String why, String property, String name) {
		logger.info(why + " The setting " + setting(property, name) + " has no effect any more and can be removed");
	}

	private String setting(String property, String name) {
		return this.prefix + property + "=" + name;
	}

}
