package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.postgresql.core.BaseConnection;

/**
 * Which releases of the PostgreSQL driver the {@link SimpleQuery} is known to work on. It
 * is made of the driver's inside, which may change with each of them.
 */
final class DriverVersion {

	/**
	 * The first that sends a message of many statements as it is told to, and does not
	 * prepare it.
	 */
	static final String OLDEST = "42.7.7";

	/** The newest that was tried. */
	static final String NEWEST = "42.7.14";

	private static final Pattern RELEASE = Pattern.compile("\\d{1,8}\\.\\d{1,8}\\.\\d{1,8}");

	private DriverVersion() {
	}

	/**
	 * Refuses a driver that is too old. It is asked at run time: a constant of the driver
	 * would be that of the build.
	 */
	static void requireFit(BaseConnection driver) {
		String version = of(driver);
		Matcher release = RELEASE.matcher(version);
		if (release.lookingAt() && Arrays.compare(numbers(release.group()), numbers(OLDEST)) < 0) {
			throw UnsupportedDatabaseException.driverTooOld(version, OLDEST);
		}
	}

	/**
	 * What to say if the driver lacks something that all those have that were tried.
	 */
	static UnsupportedDatabaseException lacks(BaseConnection driver, LinkageError lacking) {
		return UnsupportedDatabaseException.driverUnknown(of(driver), OLDEST, NEWEST, lacking);
	}

	private static String of(BaseConnection driver) {
		try {
			return driver.getMetaData().getDriverVersion();
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the driver's version", ex);
		}
	}

	private static int[] numbers(String release) {
		return Stream.of(release.split("\\.")).mapToInt(Integer::parseInt).toArray();
	}

}
