package com.ofauto.migrations.rehearsal;

import java.util.List;

import com.ofauto.migrations.core.DeployStoppedException;
import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.core.ShellWord;

/**
 * A deploy needs the record of a rehearsal, and there is none that fits what is pending.
 * Nothing has been applied.
 *
 * @since 0.1.0
 */
public final class RehearsalRequiredException extends DeployStoppedException {

	private final String location;

	private final List<String> reasons;

	RehearsalRequiredException(String property, String location, List<String> reasons, PlannedDeploy deploy) {
		super("A deploy needs a rehearsal of what is pending (" + property + "=" + location
				+ "), and that record does not show one:\n  " + String.join("\n  ", reasons) + "\nNothing was applied.",
				remedy(location, deploy));
		this.location = location;
		this.reasons = List.copyOf(reasons);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

	/**
	 * Where the record should be.
	 * @return a location with {@code classpath:} or {@code file:}
	 */
	public String location() {
		return this.location;
	}

	/**
	 * Why the record does not fit.
	 * @return one sentence for each reason
	 */
	public List<String> reasons() {
		return this.reasons;
	}

	private static String remedy(String location, PlannedDeploy deploy) {
		return "Rehearse on a copy of this database, put the record there, and start again: "
				+ deploy.command("migrate rehearse --on URL" + (location.startsWith("file:")
						? " " + ShellWord.option("--record", location.substring("file:".length())) : ""));
	}

}
