package com.ofauto.migrations.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.BackfillProgress;
import com.ofauto.migrations.core.Capture;
import com.ofauto.migrations.core.ConnectedListener;
import com.ofauto.migrations.core.DeployMark;
import com.ofauto.migrations.core.LockHolder;
import com.ofauto.migrations.core.MigrationEnvironment;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.core.ReadableText;
import com.ofauto.migrations.core.StatementProgress;
import com.ofauto.migrations.safety.SafetyReview;
import com.ofauto.migrations.verdict.Judge;
import org.jspecify.annotations.Nullable;

/**
 * Shows a person the progress of a deploy.
 */
final class ProgressListener implements ConnectedListener {

	private final Output output;

	private final MigrationWatch watch;

	ProgressListener(Output output, MigrationWatch watch) {
		this.output = output;
		this.watch = watch;
	}

	@Override
	public void deployAwaited(List<String> missing, Duration waited) {
		this.output.note(missing.isEmpty() ? "Waiting until the database can be reached"
				: "Waiting until another process has applied " + String.join(", ", missing));
	}

	@Override
	public void lockWaiting(@Nullable LockHolder holder, Duration waited) {
		this.output.note("Waiting for the migration lock for " + DurationText.of(waited) + ", held by "
				+ ((holder != null) ? holder : "a session that this role may not see"));
	}

	@Override
	public void notStampedForItsRows(MigrationEnvironment environment, String rows) {
		this.output.note(StampNotes.rows(environment, rows));
	}

	@Override
	public void stampReplaced(MigrationEnvironment before, MigrationEnvironment environment) {
		this.output.note(StampNotes.replaced(before, environment));
	}

	@Override
	public void applying(PlannedDeploy deploy, Connection connection) throws SQLException {
		DeployMark mark = deploy.mark(connection);
		if (!deploy.plan().development() && MarkNotes.isWarning(mark)) {
			this.output.note(MarkNotes.begins(mark) + ".");
		}
		new VerdictScreen(Judge.judge(deploy, connection), SafetyReview.NONE, List.of(), this.output.style(), false,
				List.of())
			.warnings(deploy.plan().development())
			.forEach(this.output::note);
	}

	@Override
	public void letPass(String sentence) {
		this.output.note(sentence);
	}

	@Override
	public void migrationStarted(String name) {
		this.watch.start(name);
	}

	@Override
	public void notice(String name, String severity, String message) {
		this.output.note(severity + ": " + ReadableText.quoted(message));
	}

	@Override
	public void migrationRetried(String name, int attempt, Duration pause) {
		this.output.note("Did not get a lock in time (attempt " + attempt + "); " + name
				+ " was rolled back and will be retried in " + DurationText.of(pause));
	}

	@Override
	public void backfillProgressed(String name, BackfillProgress progress) {
		this.watch.show(new StatementProgress(progress.describe(), progress.passed(), Math.max(0, progress.about())));
	}

	@Override
	public void backfillHeld(String name, String receiver, Duration lag) {
		this.output.note(BackfillNotes.held(name, receiver, lag));
	}

	@Override
	public void backfillUnaware(String name) {
		this.output.note(BackfillNotes.unaware(name));
	}

	@Override
	public void captured(Capture capture) {
		this.output.note(CaptureNotes.captured(capture));
	}

	@Override
	public void purged(List<String> captures) {
		this.output.note(CaptureNotes.purged(captures));
	}

	@Override
	public void notCaptured(String name, String table, long bytes) {
		this.output.note(CaptureNotes.notCaptured(name, table, bytes));
	}

	@Override
	public void migrationApplied(AppliedMigration migration) {
		this.watch.stop();
		this.output.note("Applied " + migration.name() + " in " + DurationText.of(migration.took())
				+ (migration.resumed() ? " (resumed)" : ""));
	}

	@Override
	public void migrationRecorded(String name, List<String> replaced) {
		this.output.note("Recorded " + name + ", since the database has all " + replaced.size()
				+ " migrations that it replaces");
	}

	@Override
	public void deployFailed(MigrationException failure) {
		this.watch.stop();
	}

	@Override
	public void repaired(String name, String what) {
		this.output.note(name + ": " + what);
	}

}
