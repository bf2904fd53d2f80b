package com.ofauto.migrations.safety;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a window is open. In 2026 the clocks of Berlin are set forward at 02:00 on March
 * 29 and back at 03:00 on October 25, both Sundays.
 */
class DeployWindowTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

	private static final DeployWindow WEEKEND = window(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "02:00",
			"05:00");

	private static DeployWindow window(Set<DayOfWeek> days, String from, String to) {
		return new DeployWindow(days, LocalTime.parse(from), LocalTime.parse(to), BERLIN);
	}

	private static Instant berlin(String local) {
		return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
	}

	private static void opens(DeployWindow window, String after, String begins, String ends) {
		assertThat(window.after(berlin(after)))
			.contains(new DeployWindow.Opening(Instant.parse(begins), Instant.parse(ends)));
	}

	@Test
	void itIsOpenFromItsBeginningUpToItsEnd() {
		assertThat(WEEKEND.at(berlin("2026-12-05T01:59:59"))).isEmpty();
		assertThat(WEEKEND.at(berlin("2026-12-05T02:00"))).isPresent();
		assertThat(WEEKEND.at(berlin("2026-12-05T04:59:59"))).hasValueSatisfying(
				(opening) -> assertThat(opening.rest(berlin("2026-12-05T04:59:59"))).isEqualTo(Duration.ofSeconds(1)));
		assertThat(WEEKEND.at(berlin("2026-12-05T05:00"))).isEmpty();
		assertThat(WEEKEND.at(berlin("2026-12-04T03:00"))).as("a Friday").isEmpty();
	}

	@Test
	void theNextOpeningIsNotTheOneThatIsOpen() {
		opens(WEEKEND, "2026-12-01T08:00", "2026-12-05T01:00:00Z", "2026-12-05T04:00:00Z");
		opens(WEEKEND, "2026-12-05T02:00", "2026-12-06T01:00:00Z", "2026-12-06T04:00:00Z");
		opens(WEEKEND, "2026-12-06T05:00", "2026-12-12T01:00:00Z", "2026-12-12T04:00:00Z");
	}

	@Test
	void overMidnightTheDayIsThatOfTheBeginning() {
		DeployWindow friday = window(EnumSet.of(DayOfWeek.FRIDAY), "22:00", "04:00");
		assertThat(friday.at(berlin("2026-12-05T03:59"))).as("a Saturday").isPresent();
		assertThat(friday.at(berlin("2026-12-04T03:59"))).as("the Friday before").isEmpty();
		opens(friday, "2026-12-04T12:00", "2026-12-04T21:00:00Z", "2026-12-05T03:00:00Z");
	}

	@Test
	void wholeDaysInARowAreOneOpening() {
		DeployWindow weekend = window(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "00:00", "00:00");
		opens(weekend, "2026-12-01T08:00", "2026-12-04T23:00:00Z", "2026-12-06T23:00:00Z");
		assertThat(weekend).hasToString("sat, sun 00:00-24:00 Europe/Berlin");
		DeployWindow always = window(ALL, "00:00", "00:00");
		assertThat(always.at(berlin("2026-12-01T08:00"))).isPresent();
		assertThat(always.after(berlin("2026-12-01T08:00"))).isEmpty();
	}

	@Test
	void aTimeThatIsLeftOutIsTheMomentOfTheChange() {
		opens(window(ALL, "02:30", "05:00"), "2026-03-28T12:00", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z");
		opens(window(ALL, "01:00", "02:30"), "2026-03-28T12:00", "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z");
		opens(window(ALL, "02:15", "02:45"), "2026-03-28T12:00", "2026-03-30T00:15:00Z", "2026-03-30T00:45:00Z");
	}

	@Test
	void ofATimeThatIsThereTwiceTheFirstCounts() {
		opens(window(ALL, "02:30", "05:00"), "2026-10-24T12:00", "2026-10-25T00:30:00Z", "2026-10-25T04:00:00Z");
		opens(window(ALL, "01:00", "02:30"), "2026-10-24T12:00", "2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z");
	}

	@Test
	void aMomentIsToldInTheZoneAndInUtc() {
		assertThat(WEEKEND.text(berlin("2026-12-05T00:30")))
			.isEqualTo("Sat 2026-12-05 00:30 Europe/Berlin (Fri 2026-12-04 23:30 UTC)");
		assertThat(new DeployWindow(ALL, LocalTime.of(2, 0), LocalTime.of(5, 0), ZoneId.of("UTC"))
			.text(Instant.parse("2026-12-05T02:00:00Z"))).isEqualTo("Sat 2026-12-05 02:00 UTC");
		assertThat(WEEKEND).hasToString("sat, sun 02:00-05:00 Europe/Berlin");
		assertThat(window(ALL, "22:00", "04:00")).hasToString("every day 22:00-04:00 Europe/Berlin");
	}

}
