package com.ofauto.migrations.command;

import java.time.Duration;

import com.ofauto.migrations.Internal;

/**
 * Formats a duration for a person.
 *
 * @since 0.1.0
 */
@Internal
public final class DurationText {

	private DurationText() {
	}

	/**
	 * In milliseconds below a second, else in seconds with one decimal place.
	 * @param duration how long
	 * @return such as {@code 14 ms} or {@code 2.5 s}
	 */
	public static String of(Duration duration) {
		long millis = duration.toMillis();
		return (millis < 1000) ? millis + " ms" : "%d.%d s".formatted(millis / 1000, millis % 1000 / 100);
	}

}
