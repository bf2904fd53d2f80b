package com.ofauto.migrations.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * What a statement would have to wait for if it ran now.
 */
record Waits(StatementImpact impact, LiveFacts facts) {

	/** Who is done before that makes nobody wait long. */
	private static final Duration LONG = Duration.ofSeconds(5);

	private static final Map<LockMode, Set<LockMode>> CONFLICTS = conflicts();

	/**
	 * "Conflicting Lock Modes" in PostgreSQL's manual.
	 */
	private static Map<LockMode, Set<LockMode>> conflicts() {
		Map<LockMode, Set<LockMode>> conflicts = new EnumMap<>(LockMode.class);
		conflicts.put(LockMode.ACCESS_SHARE, EnumSet.of(LockMode.ACCESS_EXCLUSIVE));
		conflicts.put(LockMode.ROW_SHARE, EnumSet.range(LockMode.EXCLUSIVE, LockMode.ACCESS_EXCLUSIVE));
		conflicts.put(LockMode.ROW_EXCLUSIVE, EnumSet.range(LockMode.SHARE, LockMode.ACCESS_EXCLUSIVE));
		conflicts.put(LockMode.SHARE_UPDATE_EXCLUSIVE,
				EnumSet.range(LockMode.SHARE_UPDATE_EXCLUSIVE, LockMode.ACCESS_EXCLUSIVE));
		Set<LockMode> share = EnumSet.range(LockMode.ROW_EXCLUSIVE, LockMode.ACCESS_EXCLUSIVE);
		share.remove(LockMode.SHARE);
		conflicts.put(LockMode.SHARE, share);
		conflicts.put(LockMode.SHARE_ROW_EXCLUSIVE, EnumSet.range(LockMode.ROW_EXCLUSIVE, LockMode.ACCESS_EXCLUSIVE));
		conflicts.put(LockMode.EXCLUSIVE, EnumSet.range(LockMode.ROW_SHARE, LockMode.ACCESS_EXCLUSIVE));
		conflicts.put(LockMode.ACCESS_EXCLUSIVE, EnumSet.allOf(LockMode.class));
		return Map.copyOf(conflicts);
	}

	List<String> notes() {
		Set<String> notes = new LinkedHashSet<>();
		for (RelationLock lock : this.impact.locks()) {
			if (lock.kind() == RelationKind.INDEX && tables().contains(lock.table())) {
				continue;
			}
			this.facts.of(lock.relation()).ifPresent((relation) -> {
				this.facts.family(relation).forEach((part) -> addHolders(lock, part, notes));
				addInvalid(relation, notes);
			});
		}
		if (this.impact.alone()) {
			this.facts.sessions()
				.stream()
				.filter((session) -> session.age() != null && session.age().compareTo(LONG) > 0)
				.filter((session) -> session.work() == LiveSession.Work.TRANSACTION
						|| session.work() == LiveSession.Work.DUMP)
				.findFirst()
				.ifPresent((session) -> notes.add("It waits until " + session.describe() + " has ended."));
		}
		this.facts.sessions()
			.stream()
			.filter((session) -> session.work() == LiveSession.Work.BACKUP && !this.impact.rewrites().isEmpty())
			.findFirst()
			.ifPresent((session) -> notes.add("A base backup runs: " + session.describe() + "."));
		return new ArrayList<>(notes);
	}

	/**
	 * Whoever holds an index holds its table too.
	 */
	private Set<String> tables() {
		return this.impact.locks().stream().map(RelationLock::relation).collect(Collectors.toSet());
	}

	private void addHolders(RelationLock lock, LiveRelation part, Set<String> notes) {
		for (LiveSession session : this.facts.sessions()) {
			LockMode mode = session.holds().get(part.oid());
			if (mode != null && isLong(session) && Objects.requireNonNull(CONFLICTS.get(lock.mode())).contains(mode)) {
				notes.add("It waits for " + session.describe() + ", which holds " + mode.sql() + " on " + part.name()
						+ (lock.mode().blocksWrites() ? ", and all that need " + part.name() + " may wait behind it."
								: "."));
			}
		}
	}

	private static boolean isLong(LiveSession session) {
		return session.work() != LiveSession.Work.TRANSACTION || session.age() == null
				|| session.age().compareTo(LONG) > 0;
	}

	private static void addInvalid(LiveRelation relation, Set<String> notes) {
		if (!relation.invalid().isEmpty()) {
			notes.add(relation.name() + " has an invalid index: " + Amounts.some(relation.invalid()) + ".");
		}
	}

}
