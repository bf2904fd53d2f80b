package com.ofauto.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/**
 * Windows that are closed and open whenever a test runs. On the page it is a Tuesday in
 * summer, and then the Saturday after it.
 */
final class WindowTimes {

	private static final String LOCATIONS = "OFAUTO_MIGRATIONS_LOCATIONS";

	private static final String ZONE = "OFAUTO_MIGRATIONS_WINDOW_ZONE";

	private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

	private WindowTimes() {
	}

	static Map<String, String> closed(String migrations) {
		DayOfWeek day = ZonedDateTime.now(ZoneOffset.UTC).getDayOfWeek().plus(3);
		return Map.of(LOCATIONS, "file:" + migrations, "OFAUTO_MIGRATIONS_SAFETY", "refuse",
				"OFAUTO_MIGRATIONS_WINDOW_DAYS",
				day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT),
				"OFAUTO_MIGRATIONS_WINDOW_HOURS", "02:00-05:00", ZONE, "UTC");
	}

	static Map<String, String> open(String migrations) {
		LocalTime now = LocalTime.now(ZoneOffset.UTC);
		return Map.of(LOCATIONS, "file:" + migrations, "OFAUTO_MIGRATIONS_SAFETY", "refuse",
				"OFAUTO_MIGRATIONS_WINDOW_HOURS", now.minusHours(1).format(HOUR) + "-" + now.plusHours(1).format(HOUR),
				ZONE, "UTC");
	}

	/**
	 * Makes the times of a screen those of the page.
	 */
	static String steady(String screen) {
		return screen.replaceAll("window: \\w{3} 02:00", "window: sat 02:00")
			.replaceAll("clock says \\w{3} [-\\d]+ [:\\d]+ UTC", "clock says Tue 2026-06-16 09:30 UTC")
			.replaceAll("opens \\w{3} [-\\d]+ [:\\d]+ UTC", "opens Sat 2026-06-20 02:00 UTC");
	}

}
