package com.ofauto.migrations.command;

import java.util.List;

import com.ofauto.migrations.core.DeployRejectedException;
import com.ofauto.migrations.core.Failure;
import com.ofauto.migrations.core.Finding;
import com.ofauto.migrations.core.MigrationPlan;

/**
 * How a command ended. The numbers are part of the public contract. Of several that apply
 * to a look at the database, the highest counts.
 *
 * @since 0.1.0
 */
public enum ExitCode {

	/** Everything is fine. */
	FINE,

	/** The program has a bug. */
	BUG,

	/** The command was called in a wrong way. */
	USAGE,

	/** The engine, a gate or a person refused. */
	REFUSED,

	/** Migrations are pending. */
	PENDING,

	/** A migration is edited or missing, or the schema has drifted. */
	DIFFERENT,

	/** A migration failed, is failed, or cannot be used. */
	FAILED,

	/** The database could not be reached or locked. */
	UNREACHABLE;

	/**
	 * The number that the process ends with.
	 * @return 0 to 7
	 */
	public int number() {
		return ordinal();
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
			case EDITED, MISSING, RENAMED, INCOMPLETE -> DIFFERENT;
			case FAILED -> FAILED;
			case AHEAD, UNDATED, STRAY, LEFTOVER -> FINE;
		};
	}

	static ExitCode max(ExitCode one, ExitCode other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

}
