package com.ofauto.migrations.devtools.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.ofauto.migrations.devtools.workbench.Impacts;
import com.ofauto.migrations.impact.ImpactText;
import com.ofauto.migrations.impact.MigrationImpact;
import com.ofauto.migrations.verdict.PossibleVerdicts;
import com.ofauto.migrations.verdict.VerdictKind;

/**
 * Writes into the files of a new migration that a person has accepted the loss of data,
 * so that a deploy does not ask again.
 */
final class AcceptedLosses {

	private static final String SCRIPT = "migration.sql";

	private static final String SIDECAR = "migration.properties";

	private AcceptedLosses() {
	}

	/**
	 * Write the acceptance above each statement that loses data, which its impact tells.
	 * Without an impact it is about the whole migration.
	 * @param files the texts by file name, which are changed
	 * @param reason why the data may go
	 */
	static void write(Map<String, String> files, String reason) {
		String acceptance = "accept=" + VerdictKind.LOSES_DATA.word() + " because " + reason.replaceAll("\\s+", " ");
		String impact = files.get(Impacts.FILE);
		if (impact == null) {
			files.put(SIDECAR, acceptance + "\n");
			return;
		}
		MigrationImpact traced = ImpactText.read(impact);
		Map<Integer, Set<VerdictKind>> possible = PossibleVerdicts.of(traced).byLine();
		List<String> script = new ArrayList<>();
		Map<Integer, Integer> moved = new HashMap<>();
		for (String text : Objects.requireNonNull(files.get(SCRIPT)).split("\n", -1)) {
			int line = moved.size() + 1;
			if (possible.getOrDefault(line, Set.of()).contains(VerdictKind.LOSES_DATA)) {
				script.add("-- ofauto: " + acceptance);
			}
			script.add(text);
			moved.put(line, script.size());
		}
		files.put(SCRIPT, String.join("\n", script));
		files.put(Impacts.FILE,
				ImpactText.write(traced.with(traced.statements()
					.stream()
					.map((statement) -> statement.atLine(moved.getOrDefault(statement.line(), statement.line())))
					.toList())));
	}

}
