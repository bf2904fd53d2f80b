package com.ofauto.migrations.report;

import java.util.List;

import com.ofauto.migrations.core.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that were recorded.
 *
 * @param resolved one entry for each decision, in the order of the options
 * @since 0.1.0
 */
public record ResolveView(List<Resolved> resolved) {

	public ResolveView {
		resolved = List.copyOf(resolved);
	}

	/**
	 * Decisions that were recorded.
	 * @param decisions about one migration each
	 * @return their values
	 */
	public static ResolveView of(List<Decision> decisions) {
		return new ResolveView(decisions.stream().map(Resolved::of).toList());
	}

	/**
	 * A decision.
	 *
	 * @param migration the migration that it is about
	 * @param decision {@code applied}, {@code rolled-back}, {@code edit-accepted},
	 * {@code renamed}, {@code removed} or {@code forgotten}
	 * @param replacedBy the migration that stands for a renamed one, absent otherwise
	 */
	public record Resolved(String migration, String decision, @Nullable String replacedBy) {

		private static Resolved of(Decision decision) {
			return new Resolved(decision.migration(), decision.word(),
					(decision instanceof Decision.Renamed renamed) ? renamed.by() : null);
		}

	}

}
