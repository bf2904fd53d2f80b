package com.ofauto.migrations.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.command.BackfillNotes;
import com.ofauto.migrations.command.DurationText;
import com.ofauto.migrations.command.StampNotes;
import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.BackfillProgress;
import com.ofauto.migrations.core.ConnectedListener;
import com.ofauto.migrations.core.DatabaseInfo;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.Gate;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.LockHolder;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanVerdicts;
import com.ofauto.migrations.verdict.Verdict;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the log what a migrator does: one line if there is nothing to do.
 */
final class LoggingMigrationListener implements ConnectedListener {

	private static final Log logger = LogFactory.getLog(Migrator.class);

	private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

	private static final Duration PROGRESS = Duration.ofSeconds(15);

	private final Gate gate;

	/** The plan of the deploy that this thread runs. */
	private final ThreadLocal<@Nullable MigrationPlan> plan = new ThreadLocal<>();

	/** When this thread has said how far a backfill is. */
	private final ThreadLocal<@Nullable Long> progressSaid = new ThreadLocal<>();

	/** What each line begins with. */
	private final String prefix;

	/**
	 * Creates a listener.
	 * @param database what each line says first, or {@code null} if there is only one
	 */
	LoggingMigrationListener(Gate gate, @Nullable String database) {
		this.gate = gate;
		this.prefix = (database != null) ? "[" + database + "] " : "";
	}

	void validated(MigrationPlan plan) {
		upToDate(plan);
		found(plan.findings().stream().filter((finding) -> finding.kind() != Finding.Kind.UNDATED).toList());
	}

	void leftAlone() {
		info("Migrations are not run at startup: ofauto.migrations.on-startup=none");
	}

	@Override
	public void deployStarted(MigrationPlan plan) {
		this.plan.set(plan);
		if (!plan.toApply().isEmpty()) {
			info("Database " + ReadableText.name(plan.database().name()) + " has "
					+ count(plan.toApply().size(), "migration") + " to apply after " + plan.counts().applied()
					+ where(plan.database()));
		}
	}

	@Override
	public void applying(PlannedDeploy deploy, Connection connection) throws SQLException {
		if (!logger.isInfoEnabled()) {
			return;
		}
		PlanVerdicts verdicts = Judge.judge(deploy, connection);
		verdicts.verdicts()
			.stream()
			.filter((verdict) -> verdict.kind().isWorthALine() && !verdict.isUntraced())
			.forEach((one) -> info("Migration " + one.migration() + ": " + one.text() + ". " + said(one)));
		if (!deploy.plan().development()) {
			verdicts.untraced().ifPresent(this::info);
		}
		verdicts.notes().forEach(this::info);
	}

	private static String said(Verdict verdict) {
		return Stream
			.concat(verdict.remarkable().stream().map((one) -> "Line " + one.line() + ": " + one.sentence()),
					verdict.notes().stream())
			.collect(Collectors.joining(" "));
	}

	/**
	 * Under the lock the plan can differ: another instance may have deployed.
	 */
	@Override
	public void planned(MigrationPlan plan) {
		if (this.plan.get() != null) {
			this.plan.set(plan);
		}
	}

	@Override
	public void deployAwaited(List<String> missing, Duration waited) {
		String what = missing.isEmpty() ? "the database can be reached"
				: "another process has applied " + count(missing.size(), "migration") + ", next " + missing.get(0);
		info("Waiting until " + what + " (" + DurationText.of(waited) + " so far)");
	}

	@Override
	public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
		info("Waiting for the migration lock for " + DurationText.of(waited) + ", held by "
				+ ((holder != null) ? holder : "a session that this role may not see"));
	}

	@Override
	public void lockAcquired(Duration waited) {
		if (waited.compareTo(WORTH_A_LINE) >= 0) {
			info("Got the migration lock after " + DurationText.of(waited));
		}
	}

	@Override
	public void foreignStamp(MigrationEnvironment environment) {
		warn("The database is stamped " + environment.word() + " for another server or database: it is a copy,"
				+ " or the server was upgraded, restored or switched over. The deploy continues and stamps it again");
	}

	@Override
	public void stamped(MigrationEnvironment environment) {
		info("The database is stamped " + environment.word());
	}

	@Override
	public void notStamped(MigrationEnvironment environment) {
		info("The database could not be stamped " + environment.word()
				+ ": the role does not own the history table. The deploy continues");
	}

	@Override
	public void notStampedForItsRows(MigrationEnvironment environment, String rows) {
		warn(StampNotes.rows(environment, rows));
	}

	@Override
	public void stampReplaced(MigrationEnvironment before, MigrationEnvironment environment) {
		warn(StampNotes.replaced(before, environment));
	}

	@Override
	public void letPass(String sentence) {
		info(sentence);
	}

	@Override
	public void migrationStarted(String name) {
		logger.debug(this.prefix + "Applying migration " + name);
	}

	@Override
	public void notice(String name, String severity, String message) {
		String line = "Migration " + name + ": " + severity + ": " + ReadableText.quoted(message);
		if (severity.equals("WARNING")) {
			warn(line);
		}
		else {
			info(line);
		}
	}

	@Override
	public void migrationRetried(String name, int attempt, Duration pause) {
		info("Migration " + name + " did not get a lock in time (attempt " + attempt
				+ "); it was rolled back and will be retried in " + DurationText.of(pause));
	}

	@Override
	public void backfillProgressed(String name, BackfillProgress progress) {
		long now = System.nanoTime();
		Long said = this.progressSaid.get();
		if (said == null || now - said >= PROGRESS.toNanos()) {
			this.progressSaid.set(now);
			info("Backfill " + name + ": " + progress.describe());
		}
	}

	@Override
	public void backfillHeld(String name, String receiver, Duration lag) {
		info(BackfillNotes.held(name, receiver, lag));
	}

	@Override
	public void backfillUnaware(String name) {
		warn(BackfillNotes.unaware(name));
	}

	@Override
	public void repaired(String name, String what) {
		info("Migration " + name + ": " + what);
	}

	@Override
	public void migrationRecorded(String name, List<String> replaced) {
		info("Migration " + name + " recorded as applied, since the database has all " + replaced.size()
				+ " migrations that it replaces");
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		info("Migration " + migration.name() + " applied in " + DurationText.of(migration.took()));
	}

	@Override
	public void found(List<Finding> findings) {
		findings.forEach((finding) -> warn(finding.message() + "\n" + finding.remedy()));
	}

	@Override
	public void deployFinished(DeployReport report) {
		MigrationPlan plan = this.plan.get();
		this.plan.remove();
		if (plan != null && !report.putOff().isEmpty()) {
			left(plan.database().name(), report);
		}
		else if (plan != null && report.applied().isEmpty()) {
			upToDate(plan);
		}
		else if (plan != null) {
			info("Database " + ReadableText.name(plan.database().name()) + " is up to date: "
					+ count(report.applied().size(), "migration") + " applied in " + DurationText.of(report.took()));
		}
	}

	/**
	 * A person has to run what a start has left.
	 */
	private void left(String database, DeployReport report) {
		if (!report.applied().isEmpty()) {
			info("Database " + ReadableText.name(database) + ": " + count(report.applied().size(), "migration")
					+ " applied in " + DurationText.of(report.took()));
		}
		warn("This start leaves " + count(report.putOff().size(), "migration") + " pending in database "
				+ ReadableText.name(database) + ": "
				+ report.putOff()
					.stream()
					.map((one) -> one.migration() + " " + one.reason())
					.collect(Collectors.joining("; "))
				+ ".\nApply them with: " + Invocation.of("migrate deploy")
				+ "\nA start applies them with ofauto.migrations.backfill-on-startup=true.");
	}

	@Override
	public void deployFailed(MigrationException failure) {
		this.plan.remove();
		error(String.valueOf(failure.getMessage()));
	}

	private void error(String line) {
		logger.error(this.prefix + line);
	}

	private void warn(String line) {
		logger.warn(this.prefix + line);
	}

	private void info(String line) {
		logger.info(this.prefix + line);
	}

	private void upToDate(MigrationPlan plan) {
		int total = plan.counts().applied();
		String state = plan.putOff().isEmpty() ? " is up to date: " : " has all that a start waits for: ";
		info("Database " + ReadableText.name(plan.database().name()) + state + count(total, "migration") + " applied"
				+ where(plan.database()));
	}

	private String where(DatabaseInfo database) {
		return " (" + database.describe() + ", " + this.gate.describe() + ")";
	}

	private static String count(int number, String noun) {
		return number + " " + noun + ((number != 1) ? "s" : "");
	}

}
