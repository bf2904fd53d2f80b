package com.ofauto.migrations.core;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.postgresql.core.BaseConnection;

/**
 * The releases of the PostgreSQL driver with which {@link SimpleQuery} is known to work.
 * It uses the driver's internals, which may change in any release.
 */
final class DriverVersion {

	/**
	 * The first release that sends a message of many statements unchanged, without
	 * preparing it.
	 */
	static final String OLDEST = "42.7.7";

	/** The newest release that was tested. */
	static final String NEWEST = "42.7.14";

	private static final Pattern RELEASE = Pattern.compile("\\d{1,8}\\.\\d{1,8}\\.\\d{1,8}");

	private DriverVersion() {
	}

	/**
	 * Refuses a driver that is too old. The version is read at run time: the compiler
	 * would inline a constant of the driver.
	 */
	static void requireFit(BaseConnection driver) {
		String version = of(driver);
		Matcher release = RELEASE.matcher(version);
		if (release.lookingAt() && Arrays.compare(numbers(release.group()), numbers(OLDEST)) < 0) {
			throw UnsupportedDatabaseException.driverTooOld(version, OLDEST);
		}
	}

	/**
	 * The failure if the driver lacks a method that all tested releases have.
	 */
	static UnsupportedDatabaseException lacks(BaseConnection driver, LinkageError lacking) {
		return UnsupportedDatabaseException.driverUnknown(of(driver), OLDEST, NEWEST, lacking);
	}

	private static String of(BaseConnection driver) {
		// The driver's metadata are a large class, which nothing else needs.
		String version = driver.getClass().getPackage().getImplementationVersion();
		try {
			return (version != null) ? version : driver.getMetaData().getDriverVersion();
		}
		catch (SQLException ex) {
			throw new DatabaseAccessException("read the driver's version", ex);
		}
	}

	private static int[] numbers(String release) {
		String[] parts = release.split("\\.");
		int[] numbers = new int[parts.length];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = Integer.parseInt(parts[i]);
		}
		return numbers;
	}

}
