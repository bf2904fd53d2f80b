package com.ofauto.migrations.command;

import java.util.List;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Finding;

/**
 * What a deploy did, as a person reads it.
 *
 * @since 0.1.0
 */
@Internal
public final class DeployScreen {

	private DeployScreen() {
	}

	/**
	 * Prints a report for a person, who has seen each migration applied.
	 * @param report what was done
	 * @param database the database's name
	 * @param output where to print
	 */
	public static void print(DeployReport report, String database, Output output) {
		output.data("Database " + database + " is up to date: " + report.applied().size() + " applied now.");
		note(report.findings(), output);
	}

	static void note(List<Finding> findings, Output output) {
		for (Finding finding : findings) {
			output.note("");
			output.note(finding.message());
			output.note(finding.remedy());
		}
	}

}
