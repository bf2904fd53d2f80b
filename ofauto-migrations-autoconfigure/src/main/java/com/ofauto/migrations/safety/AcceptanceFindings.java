package com.ofauto.migrations.safety;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Acceptance;
import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.impact.KnownImpact;
import com.ofauto.migrations.verdict.PossibleVerdicts;
import com.ofauto.migrations.verdict.VerdictKind;

/**
 * Finds acceptances that do not count: without a reason, of what is no verdict, or for
 * what the statement cannot do by its impact.
 *
 * @since 0.1.0
 */
@Internal
public final class AcceptanceFindings {

	private static final String NOTHING = "acceptance-of-nothing";

	private AcceptanceFindings() {
	}

	/**
	 * Looks at what is accepted of a migration. Asks no database.
	 * @param migration the migration
	 * @return a finding for each acceptance that does not count
	 */
	public static List<ReviewFinding> of(Migration migration) {
		List<ReviewFinding> findings = new ArrayList<>();
		List<Acceptance> acceptances = migration.acceptances();
		boolean known = !acceptances.isEmpty() && migration.impact() instanceof KnownImpact.Known;
		PossibleVerdicts possible = known ? PossibleVerdicts.of(migration) : null;
		for (Acceptance acceptance : acceptances) {
			WrittenAcceptance written = new WrittenAcceptance(acceptance);
			if (written.problem().isPresent()) {
				findings.add(new ReviewFinding(written.code(), migration.name(), written.problem().get()));
			}
			else if (NameReview.isAbout(acceptance)) {
				if (!NameReview.saysNothing(migration.name())) {
					findings.add(new ReviewFinding(NOTHING, migration.name(), written.withoutNeed()));
				}
			}
			else if (possible != null && kinds(possible, acceptance).stream().noneMatch(written::accepts)) {
				findings
					.add(new ReviewFinding(NOTHING, migration.name(), written.without(kinds(possible, acceptance))));
			}
		}
		return findings;
	}

	private static Set<VerdictKind> kinds(PossibleVerdicts possible, Acceptance acceptance) {
		return (acceptance.statement() != null) ? possible.byLine().getOrDefault(acceptance.statement(), Set.of())
				: possible.byLine().values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
	}

}
