package com.ofauto.migrations.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import com.ofauto.migrations.verdict.Amounts;

/**
 * Times as a page shows them: in UTC, and in the reader's zone where the script runs.
 */
final class PageTime {

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private PageTime() {
	}

	static void write(Html html, Instant time) {
		html.element("time", UTC.format(time), "datetime", time.truncatedTo(ChronoUnit.MILLIS).toString());
	}

	/**
	 * A duration with its unit.
	 */
	static String took(long millis) {
		if (millis < 1_000) {
			return millis + " ms";
		}
		if (millis < 60_000) {
			return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
		}
		return Amounts.exact(Duration.ofMillis(millis));
	}

}
