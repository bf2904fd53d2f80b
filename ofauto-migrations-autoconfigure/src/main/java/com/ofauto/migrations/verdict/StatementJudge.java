package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.HeldLock;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.StatementImpact;

/**
 * Judges one statement: what it does, under the locks that its transaction holds then, on
 * the sizes of a live database.
 */
final class StatementJudge {

	private final StatementFacts statement;

	private final StatementImpact impact;

	private final LiveFacts facts;

	private final Map<String, HeldLock> held;

	private final List<Work> works;

	private final List<Loss> losses;

	private final List<String> unmatched;

	private final List<LiveRelation> partners;

	/** How many bytes of work nobody notices. */
	private final long small;

	/**
	 * Creates a judge.
	 * @param held the locks that are held while the statement runs, its own included
	 */
	StatementJudge(StatementFacts statement, Map<String, HeldLock> held) {
		this.statement = statement;
		this.impact = statement.impact();
		this.facts = statement.facts();
		this.held = held;
		this.works = statement.works();
		this.losses = statement.losses();
		this.unmatched = statement.unmatched();
		this.partners = statement.partners(held.keySet());
		this.small = new Traffic(this.facts, users(blocking())).isBusy(whileHeld() == VerdictKind.BLOCKS_EVERYTHING)
				? Work.SMALL_WHERE_BUSY : Work.SMALL;
	}

	StatementVerdict judge() {
		Set<VerdictKind> kinds = kinds();
		VerdictKind kind = VerdictKind.worst(kinds);
		return new StatementVerdict(this.impact.line(), kinds,
				subject() + ": " + String.join("; ", clauses(kind)) + ".", notes(kind), relations(),
				(kind != VerdictKind.NONE && !this.statement.isOfNothingYet())
						? SaferForms.of(this.statement).orElse(null) : null);
	}

	private List<String> notes(VerdictKind kind) {
		List<String> notes = new ArrayList<>(new Waits(this.impact, this.facts).notes());
		if (kind.isWorthALine()) {
			notes.addAll(WholeTable.notes(this.statement));
		}
		return notes;
	}

	/**
	 * Everything that it does: what is not known hides nothing.
	 */
	private Set<VerdictKind> kinds() {
		Set<VerdictKind> kinds = EnumSet.of(ownLocks().isEmpty() ? VerdictKind.NONE : VerdictKind.BRIEF);
		VerdictKind whileHeld = whileHeld();
		for (Work work : this.works) {
			if (work.isLong(this.small)) {
				boolean harmless = whileHeld == VerdictKind.NONE;
				kinds.add((work.bytes() == null && !harmless) ? VerdictKind.UNKNOWN : whileHeld);
			}
		}
		if (this.losses.stream().anyMatch((loss) -> !loss.isEmpty())) {
			kinds.add(VerdictKind.LOSES_DATA);
		}
		if (!this.unmatched.isEmpty() || !manyRows().isEmpty()) {
			kinds.add(VerdictKind.UNKNOWN);
		}
		return kinds;
	}

	/**
	 * What long work does under the locks that are held.
	 */
	private VerdictKind whileHeld() {
		return blocking().map(HeldLock::mode)
			.max(Comparator.naturalOrder())
			.map((mode) -> mode.blocksReads() ? VerdictKind.BLOCKS_EVERYTHING : VerdictKind.BLOCKS_WRITES)
			.orElse(VerdictKind.NONE);
	}

	private Stream<HeldLock> blocking() {
		return this.held.values().stream().filter(HeldLock::blocks);
	}

	private List<HeldLock> ownLocks() {
		return this.impact.locks()
			.stream()
			.map((lock) -> new HeldLock(lock, this.impact.line()))
			.filter(HeldLock::blocks)
			.toList();
	}

	/**
	 * The tables of which the statement reads or writes an unknown part, and that are not
	 * small. One that only reads, and holds nothing, keeps nobody waiting.
	 */
	private List<UnknownRows> manyRows() {
		if (!this.impact.rowsUnknown()) {
			return List.of();
		}
		Collection<RelationLock> locks = !this.impact.locks().isEmpty() ? this.impact.locks()
				: this.held.values().stream().map(HeldLock::lock).toList();
		boolean writes = locks.stream().anyMatch((lock) -> lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0);
		if (!writes && blocking().findAny().isEmpty()) {
			return List.of();
		}
		return UnknownRows.of(locks.stream().flatMap((lock) -> this.facts.of(lock.relation()).stream()).toList(),
				this.facts);
	}

	private boolean isLong() {
		return this.works.stream().anyMatch((work) -> work.isLong(this.small)) || !manyRows().isEmpty();
	}

	private String subject() {
		String command = this.impact.command();
		if (this.impact.alone() && command.endsWith("INDEX")) {
			command += " CONCURRENTLY";
		}
		return Stream
			.of(this.impact.rewrites().stream(), this.impact.builds().stream(),
					this.impact.drops().stream().map((drop) -> StatementFacts.table(drop).orElse(drop.name())),
					this.impact.constraints().stream().map((constraint) -> constraint.relation()),
					this.impact.columns().stream().map((column) -> column.relation()), changed())
			.flatMap((names) -> names)
			.findFirst()
			.map((command.startsWith("CREATE") ? command + " on " : command + " ")::concat)
			.orElse(command);
	}

	/**
	 * The locked tables, the strongest lock first. What is only read, or what a new table
	 * refers to, is not what the statement is about.
	 */
	private Stream<String> changed() {
		return this.impact.command().startsWith("CREATE TABLE") ? Stream.empty()
				: this.impact.locks()
					.stream()
					.filter((lock) -> lock.mode() != LockMode.ACCESS_SHARE)
					.sorted(Comparator.comparing(RelationLock::mode).reversed())
					.map((lock) -> new HeldLock(lock, 0).table());
	}

	private List<String> clauses(VerdictKind kind) {
		List<String> clauses = new ArrayList<>();
		List<String> main = new ArrayList<>(locks());
		this.works.forEach((work) -> main.add(work.text()));
		if (kind == VerdictKind.BRIEF && this.works.isEmpty()) {
			main.add("for a moment");
		}
		Traffic traffic = new Traffic(this.facts, waiting());
		if (kind.isWorthALine() && !waiting().isEmpty()) {
			main.add(traffic.text(whileHeld() == VerdictKind.BLOCKS_EVERYTHING));
		}
		main.removeIf(String::isEmpty);
		if (!main.isEmpty()) {
			clauses.add(String.join(", ", main));
		}
		this.losses.forEach((loss) -> clauses.add(loss.text()));
		if (!manyRows().isEmpty()) {
			clauses.add(
					"how many rows is not known, " + Amounts.some(manyRows().stream().map(UnknownRows::text).toList()));
		}
		this.works.stream()
			.filter((work) -> work.type() == Work.Type.REWRITE && work.isLong(this.small))
			.forEach((work) -> {
				if (work.bytes() != null) {
					clauses.add("needs about " + Amounts.bytes(2 * work.bytes()) + " of disk while it runs");
				}
			});
		if (kind == VerdictKind.NONE && !this.works.isEmpty()) {
			clauses.add("nobody waits for it");
		}
		if (!this.partners.isEmpty()) {
			clauses.add("locks " + Amounts.some(this.partners.stream().map(LiveRelation::name).toList())
					+ " too, by a foreign key that the trace has not seen");
		}
		clauses.addAll(this.unmatched);
		clauses.addAll(this.statement.remarks());
		unanalyzed().ifPresent(clauses::add);
		return clauses.isEmpty() ? List.of("touches nothing that was there") : clauses;
	}

	private Optional<String> unanalyzed() {
		List<String> names = Stream
			.concat(Stream.concat(this.works.stream().flatMap((work) -> work.parts().stream()),
					this.losses.stream().flatMap((loss) -> loss.parts().stream())),
					manyRows().stream().flatMap((rows) -> rows.parts().stream()))
			.filter((relation) -> relation.bytes() == null && !this.facts.remarks().containsKey(relation.name()))
			.map(LiveRelation::name)
			.distinct()
			.toList();
		return names.isEmpty() ? Optional.empty()
				: Optional.of(Amounts.some(names) + ((names.size() == 1) ? " was" : " were")
						+ " never analyzed, ANALYZE " + names.get(0) + " tells the size");
	}

	/**
	 * The strongest locks, and those of earlier statements that are held still.
	 */
	private List<String> locks() {
		List<String> texts = new ArrayList<>();
		LockMode own = ownLocks().stream()
			.map(HeldLock::mode)
			.max(Comparator.naturalOrder())
			.or(() -> this.impact.locks().stream().map(RelationLock::mode).max(Comparator.naturalOrder()))
			.orElse(null);
		if (own != null) {
			List<String> names = this.impact.locks()
				.stream()
				.filter((lock) -> lock.mode() == own)
				.map((lock) -> new HeldLock(lock, 0).table())
				.distinct()
				.toList();
			texts.add(own.sql() + ((names.size() == 1 && subject().endsWith(" " + names.get(0))) ? ""
					: " on " + Amounts.some(names)));
		}
		if (isLong()) {
			List<HeldLock> earlier = blocking().filter((lock) -> lock.line() != this.impact.line())
				.filter((lock) -> own == null || lock.mode().compareTo(own) >= 0)
				.toList();
			earlier.stream()
				.max(HeldLock.WEAKEST_FIRST)
				.map((strongest) -> earlier.stream().filter((lock) -> lock.mode() == strongest.mode()).toList())
				.ifPresent((locks) -> texts.add(new EarlierLocks(locks, this.facts).text()));
		}
		return texts;
	}

	/**
	 * The relations whose users wait meanwhile. Nobody waits longer than before for one
	 * that a short statement finds locked.
	 */
	private Set<LiveRelation> waiting() {
		Set<LiveRelation> relations = users(blocking().filter((lock) -> isLong() || lock.line() == this.impact.line()));
		relations.addAll(this.partners);
		return relations;
	}

	private Set<LiveRelation> users(Stream<HeldLock> locks) {
		Set<LiveRelation> relations = new LinkedHashSet<>();
		locks.forEach((lock) -> this.facts.of(lock.table())
			.or(() -> this.facts.of(lock.lock().relation()))
			.ifPresent((relation) -> relations.addAll(this.facts.family(relation))));
		relations.removeIf(LiveRelation::isCreated);
		return relations;
	}

	private List<RelationVerdict> relations() {
		Set<String> names = new LinkedHashSet<>();
		this.impact.locks().forEach((lock) -> names.add(lock.relation()));
		names.addAll(this.impact.rewrites());
		names.addAll(this.impact.scans());
		names.addAll(this.impact.builds());
		List<RelationVerdict> relations = new ArrayList<>();
		names.forEach((name) -> {
			HeldLock lock = this.held.get(name);
			String mode = (lock != null) ? lock.mode().sql() : null;
			relations.add(this.facts.of(name)
				.map((relation) -> new Traffic(this.facts, this.facts.family(relation)).of(name, mode))
				.orElse(new RelationVerdict(name, mode, null, null, null, null)));
		});
		this.partners.forEach((partner) -> relations
			.add(new Traffic(this.facts, List.of(partner)).of(partner.name(), LockMode.ACCESS_EXCLUSIVE.sql())));
		return relations;
	}

}
