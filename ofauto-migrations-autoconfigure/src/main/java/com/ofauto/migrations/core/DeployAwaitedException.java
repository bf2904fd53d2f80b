package com.ofauto.migrations.core;

import java.time.Duration;
import java.util.List;

/**
 * Another process did not apply the pending migrations in time.
 *
 * @since 0.1.0
 */
public final class DeployAwaitedException extends MigrationException {

	private static final int NAMED = 5;

	private final List<String> missing;

	DeployAwaitedException(Duration waited, List<String> missing) {
		super("Gave up after waiting " + waited.toSeconds() + " s for another process to apply "
				+ ((missing.size() == 1) ? "1 migration: " : missing.size() + " migrations: ") + enumerate(missing)
				+ ".",
				"Deploy them: " + NextStep.deploy() + ". If that takes longer, set"
						+ " ofauto.migrations.wait.limit higher.",
				null);
		this.missing = List.copyOf(missing);
	}

	@Override
	public Kind kind() {
		return Kind.PENDING;
	}

	/**
	 * The migrations that are still not applied.
	 * @return their names in order
	 */
	public List<String> missing() {
		return this.missing;
	}

	private static String enumerate(List<String> names) {
		String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
		return (names.size() > NAMED) ? first + " and " + (names.size() - NAMED) + " more" : first;
	}

}
