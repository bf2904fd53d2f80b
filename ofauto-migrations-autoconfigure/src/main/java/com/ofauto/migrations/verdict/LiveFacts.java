package com.ofauto.migrations.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What was seen of a database in one moment.
 *
 * @param at when
 * @param countedSince since when reads and writes are counted, if that is known
 * @param role the role that looked, as SQL has it
 * @param hidden how many sessions of other roles it may not see into
 * @param named the relations by the names that were asked for
 * @param relations all relations by number, their partitions and partners too
 * @param sessions the sessions to wait for, the oldest transaction first
 * @param remarks what has to be said of relations that will be otherwise by the time, by
 * their names
 */
record LiveFacts(Instant at, @Nullable Instant countedSince, String role, int hidden, Map<String, LiveRelation> named,
		Map<Long, LiveRelation> relations, List<LiveSession> sessions, Map<String, String> remarks) {

	/** Of a database of which nothing was asked. */
	static final LiveFacts NONE = new LiveFacts(Instant.EPOCH, null, "", 0, Map.of(), Map.of(), List.of(), Map.of());

	static final String UNKNOWN_ROWS = "with an unknown number of rows";

	private static final Duration SHORTEST = Duration.ofMinutes(1);

	/**
	 * The relation of a name.
	 * @param name its name as SQL has it
	 * @return the relation, or empty if there is none
	 */
	Optional<LiveRelation> of(String name) {
		return Optional.ofNullable(this.named.get(name));
	}

	/**
	 * The same with other names.
	 */
	LiveFacts with(Map<String, LiveRelation> names, Map<String, String> others) {
		return new LiveFacts(this.at, this.countedSince, this.role, this.hidden, names, this.relations, this.sessions,
				others);
	}

	/**
	 * The same without relations, which are partitions and partners of others no more.
	 */
	LiveFacts without(Set<Long> gone) {
		Map<Long, LiveRelation> left = new HashMap<>(this.relations);
		left.keySet().removeAll(gone);
		return new LiveFacts(this.at, this.countedSince, this.role, this.hidden, this.named, left, this.sessions,
				this.remarks);
	}

	/**
	 * The same after an unknown number of rows has come into a relation. One that is not
	 * small is as large as it was at least.
	 * @param name the relation
	 * @param remark where they come from
	 */
	LiveFacts grown(String name, String remark) {
		Map<Long, LiveRelation> all = new HashMap<>(this.relations);
		Map<String, LiveRelation> names = new HashMap<>(this.named);
		Map<String, String> others = new HashMap<>(this.remarks);
		of(name).map(this::family).orElse(List.of()).forEach((part) -> {
			if (part.isStored() && part.bytes() != null && part.bytes() <= Work.SMALL) {
				all.put(part.oid(), part.grown());
				names.replaceAll((other, one) -> (one.oid() == part.oid()) ? part.grown() : one);
				others.put(part.name(), remark);
				others.put(name, remark);
			}
		});
		return new LiveFacts(this.at, this.countedSince, this.role, this.hidden, names, all, this.sessions, others);
	}

	/**
	 * The name by which statements know a relation.
	 */
	String nameOf(LiveRelation relation) {
		return this.named.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().oid() == relation.oid())
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(relation.name());
	}

	/**
	 * A relation with its partitions and heirs.
	 */
	List<LiveRelation> family(LiveRelation relation) {
		List<LiveRelation> family = new ArrayList<>(List.of(relation));
		relation.children().stream().map(this.relations::get).filter(Objects::nonNull).forEach(family::add);
		return family;
	}

	/**
	 * How many of something there are in a minute.
	 * @param count how many have been counted
	 * @return a rate, or {@code null} if they are not counted long enough
	 */
	@Nullable Long aMinute(long count) {
		if (this.countedSince == null) {
			return null;
		}
		Duration span = Duration.between(this.countedSince, this.at);
		return (span.compareTo(SHORTEST) < 0) ? null : Math.round(count * 60_000.0 / span.toMillis());
	}

}
