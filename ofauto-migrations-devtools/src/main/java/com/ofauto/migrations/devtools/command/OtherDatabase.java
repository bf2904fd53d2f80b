package com.ofauto.migrations.devtools.command;

import java.util.function.Function;

import javax.sql.DataSource;

import com.ofauto.migrations.command.UsageException;
import com.ofauto.migrations.core.FailureException;

/**
 * Finds a database by the URL that a person has typed.
 */
final class OtherDatabase {

	private OtherDatabase() {
	}

	/**
	 * Find it. The message does not repeat the URL, which may have a password.
	 * @throws UsageException if the URL cannot be used
	 */
	static DataSource at(String url, Function<String, DataSource> addresses) {
		try {
			return addresses.apply(url);
		}
		catch (FailureException | IllegalStateException ex) {
			throw new UsageException("The URL of the other database cannot be used. Write"
					+ " jdbc:postgresql://host:5432/database or postgresql://user:password@host:5432/database.");
		}
	}

}
