package com.ofauto.migrations.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationPlan;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.rehearsal.Rehearsal;
import com.ofauto.migrations.rehearsal.RehearsalFailure;
import com.ofauto.migrations.rehearsal.RehearsedMigration;
import com.ofauto.migrations.rehearsal.RehearsedStatement;
import com.ofauto.migrations.verdict.Amounts;
import com.ofauto.migrations.verdict.PlanJudgement;
import com.ofauto.migrations.verdict.RowAnswer;
import com.ofauto.migrations.verdict.Verdict;
import com.ofauto.migrations.verdict.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a rehearsal, as a person reads it: a table for each migration.
 *
 * @param plan what was pending
 * @param judgement what was known of it before
 * @param rehearsal what happened
 * @param style the colours
 */
record RehearsalScreen(MigrationPlan plan, PlanJudgement judgement, Rehearsal rehearsal, Style style) {

	private static final List<String> HEADER = List.of("line", "command", "verdict", "time", "rows", "WAL");

	/** From here on, columns are numbers. */
	private static final int NUMBERS = 3;

	private static final String UNKNOWN = "-";

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		this.rehearsal.migrations().forEach((migration) -> lines.addAll(table(migration)));
		List<String> untried = this.plan.toApply()
			.stream()
			.map(Migration::name)
			.filter((name) -> this.rehearsal.of(name).isEmpty() && !recorded().contains(name))
			.toList();
		if (!untried.isEmpty() && this.rehearsal.failed()) {
			lines.add("Not tried, since a migration before failed: " + String.join(", ", untried) + ".");
		}
		if (this.rehearsal.migrations()
			.stream()
			.flatMap((migration) -> migration.statements().stream())
			.anyMatch((statement) -> statement.walBytes() == null)) {
			lines.add("The write-ahead log was not counted: this role may not execute pg_current_wal_insert_lsn().");
		}
		return lines;
	}

	/**
	 * A migration that is only recorded does nothing, and has no times.
	 */
	private Set<String> recorded() {
		return this.plan.only(MigrationStatus.Pending.class)
			.stream()
			.filter(MigrationStatus.Pending::recorded)
			.map((pending) -> pending.migration().name())
			.collect(Collectors.toSet());
	}

	private List<String> table(RehearsedMigration migration) {
		List<List<String>> rows = new ArrayList<>(List.of(HEADER));
		migration.statements().forEach((statement) -> rows.add(row(statement)));
		RehearsalFailure failure = migration.failure();
		boolean applied = migration.durationMs() != null;
		if (failure != null && !applied) {
			rows.add(failed(failure));
		}
		rows.add(total(migration));
		List<String> lines = new ArrayList<>();
		lines.add(migration.name() + "  "
				+ this.judgement.verdicts().of(migration.name()).map(Verdict::text).orElse(verdict(migration.verdict()))
				+ ((failure != null) ? ", " + this.style.bad(applied ? "fails on the rows" : "failed") : ""));
		aligned(rows).forEach(lines::add);
		this.judgement.answers()
			.stream()
			.filter((answer) -> answer.migration().equals(migration.name())
					&& answer.outcome() == RowAnswer.Outcome.FAILS)
			.forEach((answer) -> lines.add("  line " + answer.line() + ": " + answer.told()));
		return lines;
	}

	private static List<String> row(RehearsedStatement statement) {
		String verdict = statement.verdict();
		return List.of((statement.line() != null) ? String.valueOf(statement.line()) : "",
				Objects.requireNonNullElse(statement.command(), UNKNOWN),
				(verdict != null) ? verdict(verdict) : (statement.line() != null) ? UNKNOWN : "",
				time(statement.durationMs()),
				Optional.ofNullable(statement.rows()).map(Amounts::number).orElse(UNKNOWN),
				Optional.ofNullable(statement.walBytes()).map(Amounts::bytes).orElse(UNKNOWN));
	}

	private static List<String> failed(RehearsalFailure failure) {
		Integer line = failure.line();
		String state = failure.sqlState();
		return List.of((line != null) ? String.valueOf(line) : "",
				(state != null) ? "failed (" + state + ")" : "failed", "", UNKNOWN, UNKNOWN, UNKNOWN);
	}

	private static List<String> total(RehearsedMigration migration) {
		List<Long> bytes = migration.statements()
			.stream()
			.flatMap((statement) -> Stream.ofNullable(statement.walBytes()))
			.toList();
		return List.of("", "total", "", time(migration.durationMs()), "",
				bytes.isEmpty() ? UNKNOWN : Amounts.bytes(bytes.stream().mapToLong(Long::longValue).sum()));
	}

	private static String time(@Nullable Long milliseconds) {
		return (milliseconds != null) ? DurationText.of(Duration.ofMillis(milliseconds)) : UNKNOWN;
	}

	private static String verdict(String word) {
		return Stream.of(VerdictKind.values())
			.filter((kind) -> kind.word().equals(word))
			.map(VerdictKind::text)
			.findFirst()
			.orElse(word);
	}

	private static Stream<String> aligned(List<List<String>> rows) {
		int[] widths = IntStream.range(0, HEADER.size())
			.map((column) -> rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0))
			.toArray();
		return rows.stream()
			.map((row) -> IntStream.range(0, widths.length)
				.mapToObj((column) -> padded(row.get(column), widths[column], column == 0 || column >= NUMBERS))
				.reduce("", (line, cell) -> line + "  " + cell)
				.stripTrailing());
	}

	private static String padded(String text, int width, boolean right) {
		String blanks = " ".repeat(width - text.length());
		return right ? blanks + text : text + blanks;
	}

}
