package com.ofauto.migrations.autoconfigure;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.core.DeployCheck;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.safety.DeployWindow;
import com.ofauto.migrations.safety.WindowCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Reads the window of a deploy from the properties, and refuses invalid values.
 */
final class DeployWindows {

	private static final Pattern HOURS = Pattern
		.compile("\\s*([01]\\d|2[0-3]):([0-5]\\d)\\s*-\\s*(?:([01]\\d|2[0-3]):([0-5]\\d)|(24:00))\\s*");

	private DeployWindows() {
	}

	/**
	 * The check of the window.
	 * @param rehearsed how long migrations took in a rehearsal, by their names
	 * @param names the whole names of properties, for messages
	 * @return one check, or none if there is no window
	 */
	static List<DeployCheck> checks(MigrationsWindowProperties window, UnaryOperator<String> names,
			Function<PlannedDeploy, Map<String, Duration>> rehearsed) {
		if (window.getHours() == null && window.getDays().isEmpty() && window.getZone() == null) {
			return List.of();
		}
		String hours = Objects.requireNonNullElse(window.getHours(), "missing");
		if (hours.isBlank()) {
			return List.of();
		}
		Matcher times = HOURS.matcher(hours);
		boolean day = times.matches() && times.group(5) != null;
		if (!times.matches() || !day && times.start(3) >= 0 && LocalTime.of(number(times, 1), number(times, 2))
			.equals(LocalTime.of(number(times, 3), number(times, 4)))) {
			throw new InvalidConfigurationPropertyValueException(names.apply("window.hours"), window.getHours(),
					"Name two times of the day, such as 02:00-05:00, 22:00-04:00 over midnight, or 00:00-24:00 for whole"
							+ " days. An empty value means that there is no window.");
		}
		LocalTime to = day ? LocalTime.MIDNIGHT : LocalTime.of(number(times, 3), number(times, 4));
		return List.of(new WindowCheck(
				new DeployWindow(days(names.apply("window.days"), window.getDays()),
						LocalTime.of(number(times, 1), number(times, 2)), to,
						zone(names.apply("window.zone"), window.getZone())),
				names.apply("window.hours").replaceFirst("\\.hours$", ""), rehearsed));
	}

	private static int number(Matcher times, int group) {
		return Integer.parseInt(times.group(group));
	}

	private static Set<DayOfWeek> days(String property, List<String> words) {
		Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
		for (String word : words) {
			String name = word.trim().toUpperCase(Locale.ROOT);
			days.add(Stream.of(DayOfWeek.values())
				.filter((day) -> day.name().equals(name) || day.name().substring(0, 3).equals(name))
				.findFirst()
				.orElseThrow(() -> new InvalidConfigurationPropertyValueException(property, words,
						"Name days of the week, such as sat, sun, or none for every day.")));
		}
		return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
	}

	private static ZoneId zone(String property, @Nullable String name) {
		if (name == null || !ZoneId.getAvailableZoneIds().contains(name)) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"Name the zone in which the hours are meant, such as Europe/Berlin or UTC.");
		}
		return ZoneId.of(name);
	}

}
