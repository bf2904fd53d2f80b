package com.ofauto.migrations.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ofauto.migrations.core.ConnectedSessions;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.LostData;
import com.ofauto.migrations.core.RestoredData;
import com.ofauto.migrations.core.RollbackPreview;
import com.ofauto.migrations.core.RollbackReport;
import com.ofauto.migrations.core.ShellWord;

/**
 * A rollback as a person reads it.
 */
final class RollbackScreen {

	private RollbackScreen() {
	}

	/**
	 * What it would do, and who would notice.
	 */
	static List<String> notes(RollbackPreview preview) {
		List<String> lines = new ArrayList<>();
		lines.add("To undo, in this order:");
		for (RollbackPreview.Step step : preview.steps()) {
			lines.add("  " + step.migration() + remark(step));
			step.captures()
				.forEach((capture) -> lines.add("    brings back " + capture.describe() + ", captured at "
						+ capture.at() + ", as far as they fit"));
			step.lost().forEach((lost) -> lines.add("    loses " + lost.describe()));
		}
		lines.add("The application first, the database second: stop each release that needs "
				+ ((preview.steps().size() == 1) ? "this migration." : "these migrations."));
		lines.add(preview.sessions().isEmpty() ? "Nobody else is connected to the database now."
				: preview.sessions()
					.stream()
					.map(ConnectedSessions::describe)
					.collect(Collectors.joining(", ", "Connected now: ", ".")));
		return lines;
	}

	private static void restored(RestoredData data, List<String> lines) {
		if (data.rows() > 0) {
			lines.add("  brought back " + data.describe());
		}
		Stream.of(data.describeLeft(), data.describeSince())
			.filter((sentence) -> !sentence.isEmpty())
			.forEach((sentence) -> lines.add("  " + sentence));
	}

	private static String remark(RollbackPreview.Step step) {
		if (step.finishedSegments() != null) {
			return "  (half undone: goes on after " + step.finishedSegments() + " of its segments)";
		}
		return step.transactional() ? "" : "  (not in one transaction)";
	}

	static String consequence(RollbackPreview preview) {
		int number = preview.steps().size();
		return ((number == 1) ? "1 migration" : number + " migrations") + " of database " + preview.database().name()
				+ " will be undone"
				+ ((preview.remains() != null) ? ", back to " + preview.remains() + "." : ", and none will be left.");
	}

	/**
	 * What it did.
	 * @param here whether this release has what was undone
	 */
	static List<String> done(RollbackReport report, RollbackPreview preview, boolean here) {
		List<String> lines = new ArrayList<>();
		for (RollbackReport.UndoneMigration undone : report.undone()) {
			lines.add("Undid " + undone.name() + " in " + DurationText.of(undone.took()));
			undone.restored().forEach((data) -> restored(data, lines));
			undone.lost().stream().map(LostData::describe).forEach((lost) -> lines.add("  lost " + lost));
		}
		lines.add("Database " + preview.database().name() + " is back "
				+ ((preview.remains() != null) ? "at " + preview.remains() : "before its first migration")
				+ ". No deploy applies again by itself what was undone.");
		List<String> names = new ArrayList<>(preview.names());
		Collections.reverse(names);
		String what = (names.size() == 1) ? "it" : "them";
		lines.add("To apply " + what + " again" + (here ? ": " : ", with a release that has " + what + ": ")
				+ Invocation.of("migrate deploy " + names.stream()
					.map((name) -> ShellWord.option(DeployCommand.AGAIN, name))
					.collect(Collectors.joining(" "))));
		return lines;
	}

}
