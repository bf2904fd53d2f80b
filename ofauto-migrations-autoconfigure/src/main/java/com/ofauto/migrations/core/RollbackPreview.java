package com.ofauto.migrations.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback would do, before a person confirms it.
 *
 * @param database the database
 * @param steps what it would undo, in order
 * @param remains the migration that would be the last one then, or {@code null} if none
 * would be left
 * @param sessions the other sessions of the database, the most frequent first
 * @since 0.1.0
 */
public record RollbackPreview(DatabaseInfo database, List<Step> steps, @Nullable String remains,
		List<ConnectedSessions> sessions) {

	public RollbackPreview {
		steps = List.copyOf(steps);
		sessions = List.copyOf(sessions);
	}

	/**
	 * The migrations that would be undone.
	 * @return their names in order
	 */
	public List<String> names() {
		return this.steps.stream().map(Step::migration).toList();
	}

	/**
	 * Refuses what loses data, unless a person has accepted that.
	 * @param accepted the migrations whose losses are accepted
	 * @throws RollbackRefusedException if another one loses something
	 */
	public void requireAccepted(Set<String> accepted) {
		Map<String, List<LostData>> lost = new LinkedHashMap<>();
		this.steps.stream()
			.filter((step) -> loses(step, accepted))
			.forEach((step) -> lost.put(step.migration(), step.lost()));
		if (!lost.isEmpty()) {
			throw RollbackRefusedException.loses(lost, List.of());
		}
	}

	/**
	 * What a person has to add for it to be done.
	 * @param accepted the migrations whose losses are accepted
	 * @return the options, or nothing if none is missing
	 */
	@Internal
	public String lacking(Set<String> accepted) {
		return RollbackRefusedException
			.accepting(this.steps.stream().filter((step) -> loses(step, accepted)).map(Step::migration).toList());
	}

	private static boolean loses(Step step, Set<String> accepted) {
		return !accepted.contains(step.migration()) && !step.lost().isEmpty();
	}

	/**
	 * A migration that would be undone.
	 *
	 * @param migration its name
	 * @param transactional whether its rollback is one transaction
	 * @param finishedSegments how many segments an earlier run has finished, {@code null}
	 * if none has begun
	 * @param captures what was captured before the migration removed it, and would come
	 * back as far as it fits
	 * @param lost what would be lost now
	 */
	public record Step(String migration, boolean transactional, @Nullable Integer finishedSegments,
			List<Capture> captures, List<LostData> lost) {

		public Step {
			captures = List.copyOf(captures);
			lost = List.copyOf(lost);
		}

	}

}
