package com.ofauto.migrations.command;

import java.util.List;

import com.ofauto.migrations.core.DeployRejectedException;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.safety.OutsideWindowException;

/**
 * How a command ended. The numbers are part of the public contract. Of several that apply
 * to a look at the database, the last of this list counts.
 *
 * @since 0.1.0
 */
public enum ExitCode {

	/** Everything is fine. */
	FINE(0),

	/** The program has a bug. */
	BUG(1),

	/** The command was called in a wrong way. */
	USAGE(2),

	/** The engine, a gate or a person refused. */
	REFUSED(3),

	/** Migrations are pending. */
	PENDING(4),

	/** Migrations are pending, and wait for the window. */
	OUTSIDE_WINDOW(8),

	/** A migration is edited or missing, or the schema has drifted. */
	DIFFERENT(5),

	/** A migration failed, is failed, or cannot be used. */
	FAILED(6),

	/** The database could not be reached or locked. */
	UNREACHABLE(7);

	private final int number;

	ExitCode(int number) {
		this.number = number;
	}

	/**
	 * The number that the process ends with.
	 * @return 0 to 8
	 */
	public int number() {
		return this.number;
	}

	static ExitCode of(MigrationPlan plan) {
		return (plan.counts().outstanding() > 0) ? max(PENDING, of(plan.findings())) : of(plan.findings());
	}

	static ExitCode of(List<Finding> findings) {
		return findings.stream().map(ExitCode::of).reduce(FINE, ExitCode::max);
	}

	static ExitCode of(Failure failure) {
		if (failure instanceof DeployRejectedException rejected) {
			return of(rejected.findings());
		}
		if (failure instanceof OutsideWindowException) {
			return OUTSIDE_WINDOW;
		}
		return switch (failure.kind()) {
			case REFUSED -> REFUSED;
			case PENDING -> PENDING;
			case UNREACHABLE -> UNREACHABLE;
			case REJECTED, FAILED -> FAILED;
		};
	}

	private static ExitCode of(Finding finding) {
		return switch (finding.kind()) {
			case PENDING, LATE, RUNNING, INTERRUPTED -> PENDING;
			case ELSEWHERE -> REFUSED;
			case EDITED, MISSING, RENAMED, INCOMPLETE, UNDONE -> DIFFERENT;
			case FAILED, HALF_UNDONE -> FAILED;
			case AHEAD, UNDATED, STRAY, LEFTOVER -> FINE;
		};
	}

	static ExitCode max(ExitCode one, ExitCode other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

}
