package com.ofauto.migrations.devtools.scratch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.core.SharedStatement;
import com.ofauto.migrations.core.StatementFailure;
import com.ofauto.migrations.devtools.sql.Quotes;

/**
 * Explains the failure of a script that needs a role which it creates itself, because
 * scratch databases skip CREATE ROLE.
 */
public final class MissingRole {

	private static final String UNDEFINED = "42704";

	private static final Pattern NAME = Pattern.compile("role \"(.+)\" does not exist");

	private MissingRole() {
	}

	/**
	 * Say where the role is created, and how to create it here.
	 * @param failure the failure of the script
	 * @param skipped the skipped statements
	 * @return what to do, or empty if something else is missing
	 */
	public static Optional<String> remedy(StatementFailure failure, List<SharedStatement> skipped) {
		Matcher name = NAME.matcher(failure.message());
		if (!failure.sqlState().equals(UNDEFINED) || !name.find()) {
			return Optional.empty();
		}
		String role = name.group(1);
		return skipped.stream()
			.filter((statement) -> statement.creates(role))
			.findFirst()
			.map((statement) -> "The role " + role + " is made at " + statement.location()
					+ ", and that does not run in a scratch database, since all databases of a server share its roles."
					+ " Make it on this server once: CREATE ROLE " + Quotes.identifier(role) + ";");
	}

}
