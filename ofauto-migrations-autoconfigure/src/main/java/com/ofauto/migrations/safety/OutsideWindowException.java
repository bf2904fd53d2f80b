package com.ofauto.migrations.safety;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.ofauto.migrations.core.DeployStoppedException;
import org.jspecify.annotations.Nullable;

/**
 * A deploy would apply what waits for a window, and the window is closed or too short.
 * Nothing has been applied.
 *
 * @since 0.1.0
 */
public final class OutsideWindowException extends DeployStoppedException {

	private final @Nullable Instant opens;

	private final List<String> migrations;

	OutsideWindowException(String problem, String remedy, @Nullable Instant opens, List<String> migrations) {
		super(problem, remedy);
		this.opens = opens;
		this.migrations = List.copyOf(migrations);
	}

	@Override
	public Kind kind() {
		return Kind.PENDING;
	}

	/**
	 * When the window opens next.
	 * @return the moment by the clock of the database, or empty if it is always open and
	 * too short all the same
	 */
	public Optional<Instant> opens() {
		return Optional.ofNullable(this.opens);
	}

	/**
	 * The migrations that wait for it.
	 * @return their names, in order
	 */
	public List<String> migrations() {
		return this.migrations;
	}

}
