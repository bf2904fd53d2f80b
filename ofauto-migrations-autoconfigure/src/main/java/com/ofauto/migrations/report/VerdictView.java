package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.verdict.RelationVerdict;
import com.ofauto.migrations.verdict.RowAnswer;
import com.ofauto.migrations.verdict.SaferForm;
import com.ofauto.migrations.verdict.StatementVerdict;
import com.ofauto.migrations.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a pending migration does to those who use the database.
 *
 * @param kind {@code none}, {@code brief}, {@code blocks-writes},
 * {@code blocks-everything}, {@code loses-data} or {@code unknown}
 * @param statements what each statement does, absent if the impact is not known
 * @param notes why nothing can be said, and what else is worth knowing
 * @param rows what the rows say, where they were asked
 * @since 0.1.0
 */
public record VerdictView(String kind, @Nullable List<Statement> statements, List<String> notes,
		@Nullable List<Rows> rows) {

	static VerdictView of(Verdict verdict) {
		return new VerdictView(verdict.kind().word(),
				verdict.statements().isEmpty() ? null : verdict.statements().stream().map(Statement::of).toList(),
				verdict.notes(), null);
	}

	VerdictView with(List<RowAnswer> answers) {
		return new VerdictView(this.kind, this.statements, this.notes, answers.stream().map(Rows::of).toList());
	}

	/**
	 * What a statement does.
	 *
	 * @param line its line in the file
	 * @param kind as that of the migration
	 * @param says the same with relations and numbers
	 * @param relations the relations that it touches
	 * @param notes what it may have to wait for
	 * @param safer the files that do the same without blocking, absent if none are known
	 */
	public record Statement(int line, String kind, String says, List<RelationVerdict> relations, List<String> notes,
			@Nullable List<SaferForm.Step> safer) {

		private static Statement of(StatementVerdict verdict) {
			SaferForm safer = verdict.safer();
			return new Statement(verdict.line(), verdict.kind().word(), verdict.sentence(), verdict.relations(),
					verdict.notes(), (safer != null) ? safer.migrations() : null);
		}

	}

	/**
	 * What rows say to a rule, without their values.
	 *
	 * @param line the line of the statement that lays it on them
	 * @param outcome {@code fits}, {@code fails} or {@code unasked}
	 * @param says a sentence
	 */
	public record Rows(int line, String outcome, String says) {

		private static Rows of(RowAnswer answer) {
			return new Rows(answer.line(), answer.outcome().word(), answer.text());
		}

	}

}
