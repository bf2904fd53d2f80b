package com.ofauto.migrations.safety;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;

/**
 * When a deploy may apply what is more than brief: on some days of the week, from one
 * time of the day to another one. If it ends at or before the time at which it begins, it
 * ends on the next day; the day is that on which it begins.
 *
 * @param days the days on which it begins, at least one
 * @param from when it begins
 * @param to when it ends, which it does not include
 * @param zone where these times are meant
 * @since 0.1.0
 */
@Internal
public record DeployWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

	/** Longer than a week, in which a change of the clocks may leave an opening out. */
	private static final int DAYS = 15;

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

	public DeployWindow {
		days = Set.copyOf(days);
	}

	/**
	 * The opening that holds a moment. Openings without a pause are one.
	 * @param moment the moment
	 * @return the opening, or empty if the window is closed
	 */
	public Optional<Opening> at(Instant moment) {
		return from(moment).filter((opening) -> !opening.begins().isAfter(moment));
	}

	/**
	 * The next opening that begins after a moment.
	 * @param moment the moment
	 * @return the opening, or empty if the window is always open
	 */
	public Optional<Opening> after(Instant moment) {
		Instant closed = at(moment).map(Opening::ends).orElse(moment);
		return from(closed).filter((opening) -> opening.begins().isAfter(closed));
	}

	/**
	 * The first opening that ends after a moment.
	 */
	private Optional<Opening> from(Instant moment) {
		Opening found = null;
		LocalDate first = moment.atZone(this.zone).toLocalDate().minusDays(2);
		for (LocalDate day = first; day.isBefore(first.plusDays(DAYS)); day = day.plusDays(1)) {
			if (!this.days.contains(day.getDayOfWeek())) {
				continue;
			}
			Opening next = on(day);
			if (found != null && next.begins().isAfter(found.ends())) {
				break;
			}
			if (next.begins().isBefore(next.ends()) && next.ends().isAfter(moment)) {
				found = new Opening((found != null) ? found.begins() : next.begins(), next.ends());
			}
		}
		return Optional.ofNullable(found);
	}

	private Opening on(LocalDate day) {
		return new Opening(instant(day, this.from),
				instant(this.to.isAfter(this.from) ? day : day.plusDays(1), this.to));
	}

	/**
	 * A time that does not exist, since the clocks are set forward over it, is the moment
	 * at which they are. Of a time that exists twice the first one counts.
	 */
	private Instant instant(LocalDate day, LocalTime time) {
		ZoneOffsetTransition transition = this.zone.getRules().getTransition(day.atTime(time));
		return (transition != null && transition.isGap()) ? transition.getInstant()
				: ZonedDateTime.of(day, time, this.zone).toInstant();
	}

	/**
	 * A moment for a person, in the zone of the window and in UTC.
	 * @param moment the moment
	 * @return such as {@code Sat 2026-12-05 02:00 Europe/Berlin (Sat 2026-12-05 01:00
	 * UTC)}
	 */
	String text(Instant moment) {
		String utc = MOMENT.format(moment.atZone(ZoneId.of("UTC"))) + " UTC";
		return this.zone.getId().equals("UTC") ? utc
				: MOMENT.format(moment.atZone(this.zone)) + " " + this.zone.getId() + " (" + utc + ")";
	}

	@Override
	public String toString() {
		String names = (this.days.size() == DayOfWeek.values().length) ? "every day"
				: new TreeSet<>(this.days).stream()
					.map((day) -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
					.collect(Collectors.joining(", "));
		return names + " " + this.from + "-" + (this.to.equals(LocalTime.MIDNIGHT) ? "24:00" : this.to) + " "
				+ this.zone.getId();
	}

	/**
	 * One time at which the window is open.
	 *
	 * @param begins when it opens
	 * @param ends when it closes
	 */
	public record Opening(Instant begins, Instant ends) {

		/**
		 * How long it is open from a moment on.
		 */
		Duration rest(Instant moment) {
			return Duration.between(moment, this.ends);
		}

		Duration length() {
			return rest(this.begins);
		}

	}

}
