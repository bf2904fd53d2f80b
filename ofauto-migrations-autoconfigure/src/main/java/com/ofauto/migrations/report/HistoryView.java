package com.ofauto.migrations.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Attempt;
import com.ofauto.migrations.core.Capture;
import org.jspecify.annotations.Nullable;

/**
 * All attempts at migrations that the history has.
 *
 * @param attempts the attempts, the oldest first
 * @param captures what is captured of the rows that migrations have removed, the oldest
 * first; absent if there is none
 * @since 0.1.0
 */
public record HistoryView(List<Entry> attempts, @Nullable List<CaptureView> captures) {

	public HistoryView {
		attempts = List.copyOf(attempts);
		captures = (captures == null || captures.isEmpty()) ? null : List.copyOf(captures);
	}

	/**
	 * A history.
	 * @param attempts the attempts, the oldest first
	 * @param captures what is captured
	 * @return its values
	 */
	@Internal
	public static HistoryView of(List<Attempt> attempts, List<Capture> captures) {
		return of(attempts, captures, true);
	}

	/**
	 * A history.
	 * @param attempts the attempts, the oldest first
	 * @param captures what is captured
	 * @param showValues whether errors, and who ran a deploy, may be told
	 * @return its values
	 */
	@Internal
	public static HistoryView of(List<Attempt> attempts, List<Capture> captures, boolean showValues) {
		return new HistoryView(attempts.stream().map((attempt) -> Entry.of(attempt, showValues)).toList(),
				captures.stream().map(CaptureView::of).toList());
	}

	/**
	 * An attempt.
	 *
	 * @param name the migration's name
	 * @param outcome what came of it
	 * @param startedAt when it began
	 * @param endedAt when it was applied, left nothing or was undone
	 * @param durationMs how long it ran until it was applied
	 * @param checksum the checksum of the file that ran
	 * @param error the first line of the error, where values are shown
	 * @param replacedBy the migration that stands for it
	 * @param mark where its deploy began, if the record says so
	 */
	public record Entry(String name, String outcome, Instant startedAt, @Nullable Instant endedAt,
			@Nullable Long durationMs, String checksum, @Nullable String error, @Nullable String replacedBy,
			@Nullable MarkView mark) {

		private static Entry of(Attempt attempt, boolean showValues) {
			boolean replaced = attempt.outcome() == Attempt.Outcome.REPLACED;
			return new Entry(attempt.name(), attempt.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
					attempt.startedAt().truncatedTo(ChronoUnit.MILLIS),
					(attempt.endedAt() != null) ? attempt.endedAt().truncatedTo(ChronoUnit.MILLIS) : null,
					(attempt.took() != null) ? attempt.took().toMillis() : null, attempt.checksum(),
					(replaced || !showValues) ? null : attempt.detail(), replaced ? attempt.detail() : null,
					MarkView.of(attempt.mark(), showValues));
		}

	}

}
