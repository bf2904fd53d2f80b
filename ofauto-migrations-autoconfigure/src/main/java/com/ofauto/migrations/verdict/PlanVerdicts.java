package com.ofauto.migrations.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the pending migrations of a plan do to those who use the database.
 *
 * @param verdicts one for each migration that would run, in order
 * @param countedSince since when reads and writes are counted, or {@code null} if that is
 * not known
 * @param notes what concerns all of them, such as what the role may not see
 * @since 0.1.0
 */
public record PlanVerdicts(List<Verdict> verdicts, @Nullable Instant countedSince, List<String> notes) {

	/** Of a plan with nothing to judge. */
	public static final PlanVerdicts NONE = new PlanVerdicts(List.of(), null, List.of());

	public PlanVerdicts {
		verdicts = List.copyOf(verdicts);
		notes = List.copyOf(notes);
	}

	/**
	 * What to do about migrations without {@code impact.json}.
	 * @return one line for all of them, or empty if there are none
	 */
	public Optional<String> untraced() {
		List<Verdict> untraced = this.verdicts.stream().filter(Verdict::isUntraced).toList();
		if (untraced.isEmpty()) {
			return Optional.empty();
		}
		String first = untraced.get(0).migration();
		String remedy = untraced.get(0).notes().get(1);
		return Optional
			.of((untraced.size() == 1) ? "What " + first + " locks is not known: there is no impact.json. " + remedy
					: "What " + untraced.size() + " migrations lock is not known: there is no impact.json. "
							+ remedy.replace("migrate impact " + first, "migrate impact"));
	}

	/**
	 * The verdict on a migration.
	 * @param migration its name
	 * @return the verdict, or empty if it was not judged
	 */
	public Optional<Verdict> of(String migration) {
		return this.verdicts.stream().filter((verdict) -> verdict.migration().equals(migration)).findFirst();
	}

}
