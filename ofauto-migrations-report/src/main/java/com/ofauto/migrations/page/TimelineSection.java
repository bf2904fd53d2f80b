package com.ofauto.migrations.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import com.ofauto.migrations.report.HistoryView;
import com.ofauto.migrations.report.MarkView;
import org.jspecify.annotations.Nullable;

/**
 * What was attempted, the newest first, each deploy with what it did.
 */
final class TimelineSection {

	private static final double WIDTH = 100;

	private final Html html;

	private final String database;

	/**
	 * Creates a section.
	 * @param database the name of the database, which tells its time line from others
	 */
	TimelineSection(Html html, String database) {
		this.html = html;
		this.database = database;
	}

	void write(List<HistoryView.Entry> attempts) {
		if (attempts.isEmpty()) {
			return;
		}
		long longest = attempts.stream().mapToLong(TimelineSection::millis).max().orElse(0);
		this.html.element("h3", "Time line")
			.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label",
					"Time line of " + this.database)
			.open("table", "class", "timeline");
		head();
		for (List<HistoryView.Entry> deploy : deploys(attempts)) {
			this.html.open("tbody");
			mark(deploy.get(0).mark());
			deploy.forEach((attempt) -> row(attempt, longest));
			this.html.close("tbody");
		}
		this.html.close("table").close("div");
	}

	/**
	 * Attempts of one deploy stand next to each other; each without a mark stands with
	 * others of the kind.
	 */
	private static List<List<HistoryView.Entry>> deploys(List<HistoryView.Entry> attempts) {
		List<HistoryView.Entry> newest = new ArrayList<>(attempts);
		Collections.reverse(newest);
		List<List<HistoryView.Entry>> deploys = new ArrayList<>();
		for (HistoryView.Entry attempt : newest) {
			if (deploys.isEmpty() || !Objects.equals(deploys.get(deploys.size() - 1).get(0).mark(), attempt.mark())) {
				deploys.add(new ArrayList<>());
			}
			deploys.get(deploys.size() - 1).add(attempt);
		}
		return deploys;
	}

	private void head() {
		this.html.open("thead").open("tr");
		for (String column : List.of("Migration", "Outcome", "Began", "Took")) {
			this.html.element("th", column, "scope", "col");
		}
		this.html.close("tr").close("thead");
	}

	private void mark(@Nullable MarkView mark) {
		if (mark == null) {
			return;
		}
		this.html.open("tr", "class", "mark").open("th", "colspan", "4", "scope", "rowgroup").text("Deploy of ");
		PageTime.write(this.html, mark.at());
		for (String part : parts(mark)) {
			this.html.text(" ").element("span", part, "class", "word");
		}
		this.html.close("th").close("tr");
	}

	private static List<String> parts(MarkView mark) {
		List<String> parts = new ArrayList<>();
		if (mark.release() != null) {
			parts.add("release " + mark.release());
		}
		if (mark.commit() != null) {
			parts.add("commit " + mark.commit());
		}
		if (mark.user() != null) {
			parts.add("by " + mark.user() + ((mark.host() != null) ? " on " + mark.host() : ""));
		}
		if (mark.position() != null) {
			parts.add("WAL " + mark.position() + ((mark.timeline() != null) ? ", timeline " + mark.timeline() : ""));
		}
		parts.add("archiver " + mark.archiver().replace('-', ' '));
		return parts;
	}

	private void row(HistoryView.Entry attempt, long longest) {
		this.html.open("tr").open("th", "scope", "row").element("code", attempt.name());
		if (attempt.error() != null) {
			this.html.element("p", attempt.error(), "class", "note");
		}
		if (attempt.replacedBy() != null) {
			this.html.element("p", "replaced by " + attempt.replacedBy(), "class", "note");
		}
		this.html.close("th")
			.open("td")
			.element("span", attempt.outcome().replace('-', ' '), "class", "badge " + tone(attempt.outcome()).style())
			.close("td")
			.open("td");
		PageTime.write(this.html, attempt.startedAt());
		this.html.close("td").open("td", "class", "took");
		if (attempt.durationMs() != null) {
			this.html.text(PageTime.took(attempt.durationMs()));
			bar(attempt.durationMs(), longest);
		}
		this.html.close("td").close("tr");
	}

	private static StateSentence.Tone tone(String outcome) {
		return switch (outcome) {
			case "applied", "recorded", "replaced", "removed" -> StateSentence.Tone.GOOD;
			case "unfinished" -> StateSentence.Tone.STOP;
			default -> StateSentence.Tone.ATTENTION;
		};
	}

	/**
	 * A style attribute would need a policy that allows all of them.
	 */
	private void bar(long millis, long longest) {
		long width = (longest > 0) ? Math.max(1, Math.round(WIDTH * millis / longest)) : 1;
		this.html
			.open("svg", "class", "bar", "viewBox", "0 0 100 6", "preserveAspectRatio", "none", "aria-hidden", "true")
			.open("rect", "width", String.valueOf(width), "height", "6", "rx", "1")
			.close("rect")
			.close("svg");
	}

	private static long millis(HistoryView.Entry attempt) {
		return (attempt.durationMs() != null) ? attempt.durationMs() : 0;
	}

}
