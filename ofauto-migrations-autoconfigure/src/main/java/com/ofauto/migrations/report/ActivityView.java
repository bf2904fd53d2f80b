package com.ofauto.migrations.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.ofauto.migrations.verdict.PlanVerdicts;
import org.jspecify.annotations.Nullable;

/**
 * What the verdicts rest on.
 *
 * @param countedSince since when reads and writes are counted, absent if that is not
 * known
 * @param notes what could not be seen, and what shows it
 * @since 0.1.0
 */
public record ActivityView(@Nullable Instant countedSince, List<String> notes) {

	static @Nullable ActivityView of(PlanVerdicts verdicts) {
		Instant since = verdicts.countedSince();
		return (since == null && verdicts.notes().isEmpty()) ? null
				: new ActivityView((since != null) ? since.truncatedTo(ChronoUnit.SECONDS) : null, verdicts.notes());
	}

}
