package com.ofauto.migrations.command;

import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.StatementFailedException;

/**
 * A hint for a migration that fails because an object is missing or already exists:
 * another migration may be the cause, which a command of the development tools finds.
 *
 * @since 0.1.0
 */
@Internal
public final class HistoryHint {

	static final String CHECK = "migrate check";

	private static final Set<String> NAMES = Set.of("42P01", "42704", "42703", "3F000", "42883", "42P07", "42710",
			"42701", "42723", "42P06");

	private HistoryHint() {
	}

	/**
	 * The hint, for users of the development tools.
	 * @param failure how a deploy failed
	 * @return a sentence, or empty if no other migration can be the cause
	 */
	public static Optional<String> of(Failure failure) {
		return (failure instanceof StatementFailedException statement && NAMES.contains(statement.failure().sqlState()))
				? Optional.of("If this fails on a database that was built from empty, another migration may be the"
						+ " cause: " + Invocation.of(CHECK) + " finds it.")
				: Optional.empty();
	}

}
