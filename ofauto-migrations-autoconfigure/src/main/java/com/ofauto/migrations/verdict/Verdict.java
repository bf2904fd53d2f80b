package com.ofauto.migrations.verdict;

import java.util.List;

/**
 * What a pending migration does to those who use the database.
 *
 * @param migration its name
 * @param kind the worst that its statements do
 * @param statements what each of them does, in order; empty if the impact is not known
 * @param notes why nothing can be said, and what else is worth knowing
 * @since 0.1.0
 */
public record Verdict(String migration, VerdictKind kind, List<StatementVerdict> statements, List<String> notes) {

	public Verdict {
		statements = List.copyOf(statements);
		notes = List.copyOf(notes);
	}

	/**
	 * The kind for a person. What is not known does not hide what is.
	 * @return such as {@code loses data, and the rest is unknown}
	 */
	public String text() {
		VerdictKind known = VerdictKind.NONE;
		for (StatementVerdict statement : this.statements) {
			known = (statement.kind() == VerdictKind.UNKNOWN) ? known : known.or(statement.kind());
		}
		return (this.kind == VerdictKind.UNKNOWN && known.isWorthALine()) ? known.text() + ", and the rest is unknown"
				: this.kind.text();
	}

	/**
	 * Whether there is no {@code impact.json} beside it.
	 * @return {@code true} if that is all there is to say
	 */
	public boolean isUntraced() {
		return this.statements.isEmpty() && this.notes.contains(JudgedMigration.UNTRACED);
	}

	/**
	 * The statements that a person should read.
	 * @return at least one, if the kind is worth a line and the impact is known
	 */
	public List<StatementVerdict> remarkable() {
		return this.statements.stream().filter((statement) -> statement.kind().isWorthALine()).toList();
	}

}
