package com.ofauto.migrations.autoconfigure;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A database's address in Prisma's form, as the driver takes it. The password is in none
 * of its texts.
 *
 * @param jdbcUrl the JDBC URL, without user and password
 * @param username the user, or {@code null} if the address has none
 * @param password the password, or {@code null} if the address has none
 * @param schema the schema that the address names, or {@code null} if it names none
 * @param ignored the names of unknown parameters
 */
record PrismaUrl(String jdbcUrl, @Nullable String username, @Nullable String password, @Nullable String schema,
		List<String> ignored) {

	private static final Log logger = LogFactory.getLog(PrismaUrl.class);

	private static final List<String> BEGINNINGS = List.of("postgresql://", "postgres://", "prisma://",
			"prisma+postgres://");

	/**
	 * Tells whether a text is meant to be such an address.
	 */
	static boolean isOne(@Nullable String text) {
		String address = (text != null) ? text.strip() : "";
		return BEGINNINGS.stream()
			.anyMatch((beginning) -> address.regionMatches(true, 0, beginning, 0, beginning.length()));
	}

	/**
	 * Reads an address and says in the log what is not used of it.
	 * @param property the property that has the address, for messages
	 * @param text the address
	 */
	static PrismaUrl read(String property, String text) {
		PrismaUrl url = new PrismaUrlParser(property).parse(text);
		if (!url.ignored().isEmpty()) {
			logger.warn("Parameters of the URL in " + property
					+ " that the PostgreSQL driver does not know are ignored: " + String.join(", ", url.ignored()));
		}
		return url;
	}

	/**
	 * Returns the password to use for a user that is given elsewhere, who does not get
	 * another user's.
	 */
	@Nullable String passwordFor(@Nullable String user) {
		return (user == null || user.equals(this.username)) ? this.password : null;
	}

	@Override
	public String toString() {
		return this.jdbcUrl;
	}

}
