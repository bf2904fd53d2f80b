package com.ofauto.migrations.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.ofauto.migrations.core.DeployReport;
import com.ofauto.migrations.core.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What a deploy did, as a person or a program reads it.
 */
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

	/**
	 * A report for a program.
	 * @param report what was done
	 * @return its values by name
	 */
	public static Map<String, @Nullable Object> json(DeployReport report) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("applied", report.applied().stream().map((applied) -> {
			Map<String, @Nullable Object> entry = new LinkedHashMap<>();
			entry.put("name", applied.name());
			entry.put("durationMs", applied.took().toMillis());
			return entry;
		}).toList());
		json.put("durationMs", report.took().toMillis());
		json.put("lockWaitMs", report.lockWait().toMillis());
		json.put("findings", PlanJson.findings(report.findings()));
		return json;
	}

	static void note(List<Finding> findings, Output output) {
		for (Finding finding : findings) {
			output.note("");
			output.note(finding.message());
			output.note(finding.remedy());
		}
	}

}
