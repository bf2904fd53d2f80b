package com.ofauto.migrations.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.ofauto.migrations.core.AppliedMigration;
import com.ofauto.migrations.core.DeployReport;
import org.jspecify.annotations.Nullable;

/**
 * A run that ended well.
 *
 * @param startedAt when it began
 * @param durationMs how long it took
 * @param lockWaitMs how long it waited for the lock
 * @param applied what it applied, in order
 * @param findings what it found
 * @param seeded of a reset, the names of the seed's files and seeders, in order
 * @param kept of a reset, the rows that were kept before it
 * @param mark where it began, if it had something to apply; of a deploy alone
 * @since 0.1.0
 */
public record RunView(Instant startedAt, long durationMs, long lockWaitMs, List<Step> applied,
		List<FindingView> findings, @Nullable List<String> seeded, @Nullable KeptView kept, @Nullable MarkView mark) {

	/**
	 * A deploy.
	 * @param report what it did
	 * @param showValues whether the errors that the history holds may be told
	 * @return its values
	 */
	public static RunView of(DeployReport report, boolean showValues) {
		return new RunView(report.startedAt().truncatedTo(ChronoUnit.MILLIS), report.took().toMillis(),
				report.lockWait().toMillis(), report.applied().stream().map(Step::of).toList(),
				FindingView.of(report.findings(), showValues), null, null, MarkView.of(report.mark(), showValues));
	}

	/**
	 * The same run with the seed that followed.
	 * @param names the names of the seed's files and seeders, in order
	 * @param kept the rows that were kept before it, or {@code null}
	 * @return a reset
	 */
	public RunView withSeeded(List<String> names, @Nullable KeptView kept) {
		return new RunView(this.startedAt, this.durationMs, this.lockWaitMs, this.applied, this.findings,
				List.copyOf(names), kept, null);
	}

	/**
	 * A migration that a run applied.
	 *
	 * @param name its name
	 * @param durationMs how long it took
	 */
	public record Step(String name, long durationMs) {

		private static Step of(AppliedMigration applied) {
			return new Step(applied.name(), applied.took().toMillis());
		}

	}

}
