package com.ofauto.migrations.safety;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.ofauto.migrations.core.PlannedDeploy;
import com.ofauto.migrations.core.ShellWord;

/**
 * The command that deploys again with what a person has accepted, and more.
 */
final class AcceptingCommand {

	private AcceptingCommand() {
	}

	/**
	 * The command.
	 * @param deploy the deploy that was stopped
	 * @param more what has to be accepted besides, may be nothing
	 * @return the line to type
	 */
	static String of(PlannedDeploy deploy, List<String> more) {
		Set<String> names = new TreeSet<>(deploy.accepted());
		names.addAll(more);
		return deploy.command("migrate deploy"
				+ names.stream().map((name) -> " " + ShellWord.option("--accept", name)).collect(Collectors.joining()));
	}

}
