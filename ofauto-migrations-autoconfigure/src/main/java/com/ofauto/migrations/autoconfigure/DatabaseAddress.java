package com.ofauto.migrations.autoconfigure;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The address of a database for JDBC.
 *
 * @param url the JDBC URL
 * @param user the user, or {@code null} if the URL names one
 * @param password the password, or {@code null} if there is none or the URL has it
 * @since 0.1.0
 */
@Internal
public record DatabaseAddress(String url, @Nullable String user, @Nullable String password) {

	/**
	 * Reads an address in JDBC's form or in that of Prisma's {@code DATABASE_URL}.
	 * @param property the property that has it, for messages
	 * @param text the address
	 * @param user the user that is given elsewhere, or {@code null}
	 * @param password that user's password, or {@code null}
	 * @return the address
	 * @throws IllegalStateException if it is of Prisma's form and cannot be used
	 */
	public static DatabaseAddress read(String property, String text, @Nullable String user, @Nullable String password) {
		if (!PrismaUrl.isOne(text)) {
			return new DatabaseAddress(text, user, password);
		}
		PrismaUrl url = PrismaUrl.read(property, text);
		return new DatabaseAddress(url.jdbcUrl(), (user != null) ? user : url.username(),
				(password != null) ? password : url.passwordFor(user));
	}

	@Override
	public String toString() {
		return this.url;
	}

}
