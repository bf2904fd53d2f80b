package com.ofauto.migrations.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.ofauto.migrations.core.Acceptance;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationScriptException;
import com.ofauto.migrations.verdict.StatementVerdict;
import com.ofauto.migrations.verdict.Verdict;
import com.ofauto.migrations.verdict.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * Compares what one migration does with the policy, and with what a person has accepted.
 *
 * @param policy what a deploy does by itself
 * @param migration the migration
 * @param acceptedNames the migrations that a person accepts for this run
 */
record MigrationReview(SafetyPolicy policy, Migration migration, Set<String> acceptedNames) {

	/**
	 * Reviews its verdict.
	 * @return empty if a deploy applies it by itself
	 */
	Optional<ReviewedMigration> of(Verdict verdict) {
		List<Risk> risks = (verdict.kind() == VerdictKind.UNKNOWN && verdict.statements().isEmpty())
				? unknownImpact(verdict) : risks(verdict);
		if (risks.isEmpty()) {
			return Optional.empty();
		}
		List<Acceptance> written = written();
		return Optional.of(new ReviewedMigration(this.migration.name(), this.migration.location(),
				risks.stream().map((risk) -> risk.accepted(why(risk, written))).toList(), uncounted(written)));
	}

	/**
	 * A file that is no script is refused anyway.
	 */
	private List<Acceptance> written() {
		try {
			return this.migration.acceptances();
		}
		catch (MigrationScriptException ex) {
			return List.of();
		}
	}

	private List<Risk> unknownImpact(Verdict verdict) {
		return (this.policy.impact() == ImpactRule.REQUIRED)
				? List.of(new Risk(null, true, VerdictKind.UNKNOWN, String.join(" ", verdict.notes()), null, null))
				: List.of();
	}

	private List<Risk> risks(Verdict verdict) {
		List<Risk> risks = new ArrayList<>();
		if (this.policy.safety() == Safety.REFUSE) {
			int last = 0;
			for (StatementVerdict statement : verdict.statements()) {
				boolean first = statement.line() != last;
				last = statement.line();
				statement.kinds()
					.stream()
					.filter(VerdictKind::isWorthALine)
					.sorted()
					.forEach((kind) -> risks
						.add(new Risk(statement.line(), first, kind, statement.sentence(), statement.safer(), null)));
			}
		}
		return risks;
	}

	/**
	 * Whether a migration can be accepted for one run: the name of one may be the word
	 * for the window, and who does not want to wait has accepted nothing else.
	 */
	static boolean isAcceptable(String migration) {
		return !migration.equals(WindowCheck.WORD);
	}

	private @Nullable String why(Risk risk, List<Acceptance> written) {
		if (isAcceptable(this.migration.name()) && this.acceptedNames.contains(this.migration.name())) {
			return "for this run by --accept " + this.migration.name();
		}
		return written.stream()
			.filter((acceptance) -> new WrittenAcceptance(acceptance).covers(risk))
			.findFirst()
			.map((acceptance) -> "because " + acceptance.why())
			.orElse(null);
	}

	private static List<String> uncounted(List<Acceptance> written) {
		return written.stream().flatMap((acceptance) -> new WrittenAcceptance(acceptance).problem().stream()).toList();
	}

}
