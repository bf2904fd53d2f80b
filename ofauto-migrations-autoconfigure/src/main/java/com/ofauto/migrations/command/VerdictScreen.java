package com.ofauto.migrations.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedCapture;
import com.ofauto.migrations.safety.ReviewedMigration;
import com.ofauto.migrations.safety.SafetyReview;
import com.ofauto.migrations.verdict.Judge;
import com.ofauto.migrations.verdict.PlanJudgement;
import com.ofauto.migrations.verdict.PlanVerdicts;
import com.ofauto.migrations.verdict.RowAnswer;
import com.ofauto.migrations.verdict.SaferForm;
import com.ofauto.migrations.verdict.StatementVerdict;
import com.ofauto.migrations.verdict.Verdict;
import com.ofauto.migrations.verdict.VerdictKind;

/**
 * What pending migrations do to those who use the database, as a person reads it.
 *
 * @param verdicts the verdicts
 * @param review what of it a deploy does not do by itself
 * @param answers what the rows say, empty if they were not asked
 * @param style the colours
 * @param whole whether statements are shown that keep nobody waiting for long
 * @param captures what is captured first, empty if nobody has asked
 */
record VerdictScreen(PlanVerdicts verdicts, SafetyReview review, List<RowAnswer> answers, Style style, boolean whole,
		List<PlannedCapture> captures) {

	private static final String INDENT = "      ";

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	/** Where nothing was judged. */
	static VerdictScreen none(Style style) {
		return new VerdictScreen(PlanVerdicts.NONE, SafetyReview.NONE, List.of(), style, false, List.of());
	}

	/**
	 * Of a plan, and of the rows that are there.
	 */
	static VerdictScreen of(Migrator migrator, MigrationPlan plan, Set<String> accepted, Summary summary, Style style) {
		PlanJudgement judgement = Judge.judgeWithRows(migrator, plan);
		return new VerdictScreen(judgement.verdicts(), SafetyReview.of(migrator, plan, judgement.verdicts(), accepted),
				judgement.answers(), style, summary.whole(), migrator.captures().planned(plan));
	}

	/**
	 * Of a plan, with all that is known.
	 */
	static VerdictScreen withoutRows(Migrator migrator, MigrationPlan plan, Style style) {
		PlanVerdicts verdicts = Judge.judge(migrator, plan);
		return new VerdictScreen(verdicts, SafetyReview.of(migrator, plan, verdicts, Set.of()), List.of(), style, true,
				List.of());
	}

	/**
	 * What stands behind the name of a migration.
	 * @return the verdict in one word, or nothing
	 */
	String behind(String migration) {
		return judged(migration).map((verdict) -> "  " + word(verdict) + fails(migration)).orElse("")
				+ stops(migration);
	}

	private String fails(String migration) {
		return this.answers.stream()
			.anyMatch((answer) -> answer.migration().equals(migration) && answer.outcome() == RowAnswer.Outcome.FAILS)
					? ", " + this.style.bad("fails on the rows") : "";
	}

	private String stops(String migration) {
		return this.review.of(migration).filter((reviewed) -> !reviewed.refused().isEmpty()).isPresent()
				? (judged(migration).isPresent() ? ", " : "  ") + this.style.bad("refused") : waits(migration);
	}

	private String waits(String migration) {
		return this.review.waiting().contains(migration)
				? (judged(migration).isPresent() ? ", " : "  ") + this.style.open("only in the window") : "";
	}

	private Optional<Verdict> judged(String migration) {
		return this.verdicts.of(migration).filter((verdict) -> !verdict.isUntraced());
	}

	/**
	 * The same where a sentence ends before it.
	 */
	String afterSentence(String migration) {
		return judged(migration)
			.map((verdict) -> " Verdict: " + word(verdict) + fails(migration) + stops(migration) + ".")
			.orElse("");
	}

	private String word(Verdict verdict) {
		return switch (verdict.kind()) {
			case NONE, BRIEF -> this.style.good(verdict.text());
			case UNKNOWN -> this.style.open(verdict.text());
			case BLOCKS_WRITES, BLOCKS_EVERYTHING, LOSES_DATA -> this.style.bad(verdict.text());
		};
	}

	/**
	 * The lines below the name of a migration.
	 */
	List<String> below(String migration) {
		List<String> lines = new ArrayList<>(this.captures.stream()
			.filter((planned) -> planned.migration().equals(migration))
			.map((planned) -> INDENT + CaptureNotes.planned(planned))
			.toList());
		judged(migration).ifPresent((verdict) -> {
			verdict.notes().forEach((note) -> lines.add(INDENT + note));
			verdict.statements()
				.stream()
				.filter((statement) -> this.whole || statement.kind().isWorthALine() || !statement.notes().isEmpty()
						|| !answers(migration, statement).isEmpty())
				.forEach((statement) -> {
					addStatement(statement, lines);
					accepted(migration, statement).forEach((why) -> lines.add(INDENT + "  " + why));
					answers(migration, statement).forEach((answer) -> lines.add(INDENT + "  " + outcome(answer)));
					addSafer(statement, lines);
				});
		});
		return lines;
	}

	/**
	 * Why the deploy does it all the same.
	 */
	private List<String> accepted(String migration, StatementVerdict statement) {
		return this.review.of(migration)
			.map(ReviewedMigration::risks)
			.orElse(List.of())
			.stream()
			.filter((risk) -> Objects.equals(risk.line(), statement.line())
					&& risk.sentence().equals(statement.sentence()) && risk.accepted() != null)
			.map((risk) -> "Accepted: " + risk.kind().text() + ", " + risk.accepted() + ".")
			.toList();
	}

	private List<RowAnswer> answers(String migration, StatementVerdict statement) {
		return this.answers.stream()
			.filter((answer) -> answer.migration().equals(migration) && answer.line() == statement.line())
			.filter((answer) -> this.whole || answer.outcome() != RowAnswer.Outcome.FITS)
			.toList();
	}

	private void addStatement(StatementVerdict statement, List<String> lines) {
		lines.add(INDENT + "line " + statement.line() + ": " + statement.sentence());
		statement.notes().forEach((note) -> lines.add(INDENT + "  " + note));
	}

	private void addSafer(StatementVerdict statement, List<String> lines) {
		SaferForm safer = statement.safer();
		if (safer != null && (this.whole || statement.kind().isWorthALine())) {
			String what = "Safer, ";
			for (SaferForm.Step step : safer.migrations()) {
				lines.add(INDENT + "  " + what + step.what() + ":");
				step.sql().lines().forEach((line) -> lines.add(INDENT + "    " + line));
				what = "";
			}
		}
	}

	private String outcome(RowAnswer answer) {
		return switch (answer.outcome()) {
			case FAILS -> this.style.bad("It fails on the rows") + ": " + answer.told();
			case FITS -> this.style.good("It fits the rows") + ".";
			case UNASKED -> "Not asked of the rows: " + answer.told() + ".";
		};
	}

	/**
	 * What a person sees who has asked for the deploy: the migrations that are more than
	 * brief. It is too late for safer forms then.
	 * @param development whether to leave out what is not known, since the tables of a
	 * developer are seldom analyzed
	 */
	List<String> warnings(boolean development) {
		List<String> lines = new ArrayList<>();
		for (Verdict verdict : this.verdicts.verdicts()) {
			List<StatementVerdict> told = verdict.remarkable()
				.stream()
				.filter((one) -> !development || one.kind() != VerdictKind.UNKNOWN)
				.toList();
			if (!told.isEmpty() || verdict.kind().isWorthALine() && !verdict.isUntraced() && !development) {
				lines.add(verdict.migration() + ": " + word(verdict));
				told.forEach((one) -> {
					lines.add("  line " + one.line() + ": " + one.sentence());
					one.notes().forEach((note) -> lines.add("    " + note));
				});
				verdict.notes().forEach((note) -> lines.add("  " + note));
			}
		}
		return lines;
	}

	/**
	 * What concerns all of them.
	 */
	List<String> end() {
		List<String> lines = new ArrayList<>(this.verdicts.untraced().stream().toList());
		lines.addAll(this.verdicts.notes());
		Instant since = this.verdicts.countedSince();
		if (since != null && this.verdicts.verdicts()
			.stream()
			.flatMap((verdict) -> verdict.statements().stream())
			.anyMatch((statement) -> statement.sentence().contains(" a minute"))) {
			lines.add("Reads and writes are averages since " + DATE.format(since) + ". Sizes and rows are estimates.");
		}
		return lines;
	}

}
