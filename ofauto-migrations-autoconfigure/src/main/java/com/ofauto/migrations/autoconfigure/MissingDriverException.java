package com.ofauto.migrations.autoconfigure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.FailureException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * A URL is for another database than PostgreSQL, and the application has no driver for
 * it. Of the URL only the scheme is shown, since the rest may hold a password.
 */
final class MissingDriverException extends FailureException {

	private static final String APPLICATION = "spring.datasource.url";

	private static final Pattern SCHEME = Pattern.compile("jdbc:[A-Za-z0-9]+:");

	private final String property;

	private final String driver;

	private MissingDriverException(String property, String scheme, String driver, @Nullable Throwable cause) {
		super(property + " begins with " + scheme + ", and " + driver
				+ ", the driver for that, is not on the class path.",
				"OFAuto Migrations works with PostgreSQL: write jdbc:postgresql://host:5432/database. "
						+ (property.equals(APPLICATION)
								? "If the application has another database too, add its driver, and name the database"
										+ " of the migrations with ofauto.migrations.url."
								: "The driver of PostgreSQL comes with the starter."),
				cause);
		this.property = property;
		this.driver = driver;
	}

	@Override
	public Kind kind() {
		return Kind.UNREACHABLE;
	}

	/**
	 * The property with the URL.
	 */
	String property() {
		return this.property;
	}

	/**
	 * The class that is not there.
	 */
	String driver() {
		return this.driver;
	}

	/**
	 * Of the URL that a property has.
	 * @return empty if its driver is there, or nobody knows which it is
	 */
	static Optional<MissingDriverException> of(String property, @Nullable String url, @Nullable Throwable cause) {
		Matcher scheme = SCHEME.matcher((url != null) ? url : "");
		String driver = scheme.lookingAt() ? DatabaseDriver.fromJdbcUrl(String.valueOf(url)).getDriverClassName()
				: null;
		return (driver == null || ClassUtils.isPresent(driver, null)) ? Optional.empty()
				: Optional.of(new MissingDriverException(property, scheme.group(), driver, cause));
	}

	/**
	 * Of the application's own URL, if a start has failed because of it.
	 */
	static Optional<MissingDriverException> in(Throwable failure, Environment environment) {
		return of(APPLICATION, environment.getProperty(APPLICATION), failure)
			.filter((missing) -> names(failure, missing.driver));
	}

	private static boolean names(Throwable failure, String driver) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (String.valueOf(cause.getMessage()).contains(driver)) {
				return true;
			}
		}
		return false;
	}

}
