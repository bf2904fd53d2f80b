package com.ofauto.migrations.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A time of the history, as PostgreSQL extracts it: exact to the microsecond.
 *
 * @param seconds since the epoch
 */
record RecordedTime(BigDecimal seconds) implements Comparable<RecordedTime> {

	private static final RecordedTime FIRST = new RecordedTime(BigDecimal.valueOf(Long.MIN_VALUE));

	private static final RecordedTime LAST = new RecordedTime(BigDecimal.valueOf(Long.MAX_VALUE));

	/**
	 * Reads a column.
	 * @return the time, or {@code null} if there is none
	 */
	static @Nullable RecordedTime read(ResultSet rows, int column) throws SQLException {
		String seconds = rows.getString(column);
		if (seconds == null) {
			return null;
		}
		return switch (seconds) {
			case "-Infinity" -> FIRST;
			case "Infinity" -> LAST;
			default -> new RecordedTime(new BigDecimal(seconds));
		};
	}

	/**
	 * When something started: at last, as PostgreSQL sorts it, if that is not known.
	 */
	static RecordedTime orLast(@Nullable RecordedTime time) {
		return (time != null) ? time : LAST;
	}

	/**
	 * The time in milliseconds; the epoch if it is infinite.
	 */
	Instant instant() {
		return Instant.ofEpochMilli(finite() ? millis(this.seconds) : 0);
	}

	/**
	 * The time since an earlier one in milliseconds; zero if one of the two is infinite.
	 */
	Duration since(RecordedTime start) {
		return (finite() && start.finite()) ? Duration.ofMillis(millis(this.seconds.subtract(start.seconds)))
				: Duration.ZERO;
	}

	private boolean finite() {
		return this != FIRST && this != LAST;
	}

	@Override
	public int compareTo(RecordedTime other) {
		return this.seconds.compareTo(other.seconds);
	}

	private static long millis(BigDecimal seconds) {
		return seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue();
	}

}
