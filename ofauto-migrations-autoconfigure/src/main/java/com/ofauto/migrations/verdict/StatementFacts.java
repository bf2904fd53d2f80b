package com.ofauto.migrations.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ofauto.migrations.impact.AddedConstraint;
import com.ofauto.migrations.impact.ColumnChange;
import com.ofauto.migrations.impact.DroppedObject;
import com.ofauto.migrations.impact.LockMode;
import com.ofauto.migrations.impact.RelationKind;
import com.ofauto.migrations.impact.RelationLock;
import com.ofauto.migrations.impact.RelationName;
import com.ofauto.migrations.impact.StatementImpact;
import org.jspecify.annotations.Nullable;

/**
 * A statement's impact, found again in a live database: partitions and heirs are those
 * that the database has, whichever the scratch database had.
 *
 * @param impact the impact
 * @param sql the statement, empty if it cannot be read
 * @param facts the database
 */
record StatementFacts(StatementImpact impact, String sql, LiveFacts facts) {

	private static final Pattern FILLS_A_COLUMN = Pattern
		.compile("(?i)\\b(DEFAULT|GENERATED|IDENTITY|\\w*SERIAL\\w*)\\b");

	/**
	 * All names of an impact.
	 */
	static Set<String> names(StatementImpact impact) {
		Set<String> names = new LinkedHashSet<>();
		impact.locks().forEach((lock) -> {
			names.add(lock.relation());
			if (lock.table() != null) {
				names.add(lock.table());
			}
		});
		Stream.of(impact.rewrites(), impact.scans(), impact.builds()).forEach(names::addAll);
		impact.drops().forEach((drop) -> table(drop).ifPresent(names::add));
		impact.columns().forEach((column) -> names.add(column.relation()));
		impact.constraints().forEach((constraint) -> {
			names.add(constraint.relation());
			if (constraint.references() != null) {
				names.add(constraint.references());
			}
		});
		return names;
	}

	/**
	 * What has to be said of the relations, which will be otherwise by the time.
	 */
	List<String> remarks() {
		Set<String> names = names(this.impact);
		this.impact.locks()
			.stream()
			.filter((lock) -> lock.kind() == RelationKind.INDEX && lock.table() != null)
			.forEach((lock) -> names.remove(lock.relation()));
		this.impact.drops().forEach((drop) -> names.add(drop.name()));
		works().forEach((work) -> work.parts().forEach((part) -> names.add(this.facts.nameOf(part))));
		Map<String, List<String>> remarks = new LinkedHashMap<>();
		names.forEach((name) -> {
			String remark = this.facts.remarks().get(name);
			if (remark != null) {
				remarks.computeIfAbsent(remark, (added) -> new ArrayList<>()).add(name);
			}
		});
		List<String> clauses = new ArrayList<>();
		remarks
			.forEach((remark, all) -> clauses.add(Amounts.some(all) + ((all.size() == 1) ? " is " : " are ") + remark));
		return clauses;
	}

	/**
	 * Whether all that it touches is created by an earlier pending migration, and empty.
	 */
	boolean isOfNothingYet() {
		return !this.impact.locks().isEmpty() && names(this.impact).stream()
			.allMatch((name) -> this.facts.of(name)
				.filter((relation) -> relation.isCreated() && relation.bytes() != null)
				.isPresent());
	}

	/**
	 * The table whose rows or values go with an object.
	 */
	static Optional<String> table(DroppedObject drop) {
		return switch (drop.type()) {
			case "table", "rows" -> Optional.of(drop.name());
			case "table column" -> RelationName.tableOf(drop.name());
			default -> Optional.empty();
		};
	}

	/**
	 * What cannot be found in the database as it was in the trace.
	 * @return a sentence for each, empty if all is as it was
	 */
	List<String> unmatched() {
		Set<String> problems = new LinkedHashSet<>();
		this.impact.locks().stream().filter((lock) -> !isBesideItsTable(lock)).forEach((lock) -> {
			LiveRelation live = this.facts.of(lock.relation()).orElse(null);
			if (live == null) {
				problems.add(missing(lock.relation()));
			}
			else if (live.kind() != lock.kind()) {
				problems.add(lock.relation() + " is a " + word(live.kind()) + " here, and was a " + word(lock.kind())
						+ " where the impact was traced");
			}
		});
		Stream.of(this.impact.rewrites(), this.impact.scans(), this.impact.builds())
			.flatMap(List::stream)
			.filter((name) -> this.facts.of(name).isEmpty())
			.forEach((name) -> problems.add(missing(name)));
		if (this.impact.command().equals("DROP TABLE") && this.impact.drops().isEmpty()
				&& this.impact.locks().stream().anyMatch((lock) -> lock.mode().blocksReads())) {
			problems.add("the impact does not say what it drops");
		}
		return List.copyOf(problems);
	}

	/**
	 * An index that is locked with its table, and not dropped itself, changes nothing for
	 * anybody.
	 */
	private boolean isBesideItsTable(RelationLock lock) {
		return lock.kind() == RelationKind.INDEX && lock.table() != null && this.facts.of(lock.table()).isPresent()
				&& this.impact.drops().stream().noneMatch((drop) -> drop.name().equals(lock.relation()));
	}

	private static String missing(String name) {
		return name + " is not in this database, and no earlier pending migration is known to make it";
	}

	private static String word(@Nullable RelationKind kind) {
		return (kind != null) ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') : "type";
	}

	/**
	 * What is read or written from end to end.
	 */
	List<Work> works() {
		List<Work> works = new ArrayList<>();
		if (!isTruncate()) {
			add(Work.Type.REWRITE, this.impact.rewrites(), works);
			add(Work.Type.BUILD, this.impact.builds(), works);
			add(Work.Type.SCAN, this.impact.scans(), works);
			this.impact.locks()
				.stream()
				.filter((lock) -> lock.kind() == RelationKind.PARTITIONED_TABLE)
				.forEach((lock) -> addUntraced(lock, works));
		}
		return Work.merged(works);
	}

	boolean isTruncate() {
		return this.impact.command().startsWith("TRUNCATE");
	}

	private void add(Work.Type type, List<String> names, List<Work> works) {
		for (String name : names) {
			this.facts.of(name).ifPresent((relation) -> works.add(new Work(type, parts(relation))));
		}
	}

	/**
	 * What happens to one partition happens to all, if the statement locks their parent
	 * as strongly.
	 */
	private List<LiveRelation> parts(LiveRelation relation) {
		Set<LiveRelation> parts = new LinkedHashSet<>(stored(relation));
		for (RelationLock lock : this.impact.locks()) {
			LiveRelation parent = this.facts.of(lock.relation()).orElse(null);
			if (parent != null && parent.children().contains(relation.oid()) && lock.mode().equals(mode(relation))) {
				parts.addAll(stored(parent));
			}
		}
		return List.copyOf(parts);
	}

	private @Nullable LockMode mode(LiveRelation relation) {
		return this.impact.locks()
			.stream()
			.filter((lock) -> this.facts.of(lock.relation()).filter(relation::equals).isPresent())
			.map(RelationLock::mode)
			.findFirst()
			.orElse(null);
	}

	private List<LiveRelation> stored(LiveRelation relation) {
		return this.facts.family(relation).stream().filter(LiveRelation::isStored).toList();
	}

	/**
	 * A table that had no partition in the trace showed no work, whatever the statement
	 * does to partitions.
	 */
	private void addUntraced(RelationLock lock, List<Work> works) {
		LiveRelation parent = this.facts.of(lock.relation()).orElse(null);
		if (parent == null || stored(parent).isEmpty()
				|| this.impact.locks()
					.stream()
					.anyMatch((other) -> this.facts.of(other.relation())
						.filter((relation) -> parent.children().contains(relation.oid()))
						.isPresent())) {
			return;
		}
		for (ColumnChange column : this.impact.columns()) {
			if (column.relation().equals(lock.relation())
					&& (column.from() != null || FILLS_A_COLUMN.matcher(this.sql).find())) {
				works.add(new Work(Work.Type.REWRITE, stored(parent)));
			}
		}
		for (AddedConstraint constraint : this.impact.constraints()) {
			if (constraint.relation().equals(lock.relation()) && constraint.valid()) {
				works
					.add(new Work((constraint.kind() == AddedConstraint.Kind.UNIQUE) ? Work.Type.BUILD : Work.Type.SCAN,
							stored(parent)));
			}
		}
		if (this.impact.command().startsWith("CREATE INDEX") && lock.mode().blocksWrites()) {
			works.add(new Work(Work.Type.BUILD, stored(parent)));
		}
	}

	/**
	 * The tables at the other ends of the foreign keys of a dropped table of which the
	 * trace has shown no lock: it has not seen these keys. PostgreSQL locks those tables
	 * too.
	 * @param held the names of the relations whose locks are held
	 */
	List<LiveRelation> partners(Set<String> held) {
		Set<LiveRelation> known = new LinkedHashSet<>();
		held.forEach((name) -> this.facts.of(name).map(this.facts::family).ifPresent(known::addAll));
		Set<LiveRelation> partners = new LinkedHashSet<>();
		this.impact.drops()
			.stream()
			.filter((drop) -> drop.type().equals("table"))
			.flatMap((drop) -> this.facts.of(drop.name()).stream())
			.flatMap((table) -> table.partners().stream())
			.map(this.facts.relations()::get)
			.filter((partner) -> partner != null && !known.contains(partner))
			.forEach(partners::add);
		return List.copyOf(partners);
	}

	/**
	 * The tables whose rows or values are gone afterwards, each with its partitions.
	 */
	List<Loss> losses() {
		List<Loss> losses = new ArrayList<>();
		this.impact.drops()
			.forEach((drop) -> table(drop).flatMap(this.facts::of)
				.ifPresent((relation) -> losses
					.add(new Loss(drop.name(), drop.type().endsWith("column"), stored(relation)))));
		if (isTruncate() && losses.isEmpty()) {
			this.impact.locks()
				.stream()
				.filter((lock) -> lock.mode().blocksReads())
				.forEach((lock) -> this.facts.of(lock.relation())
					.filter((relation) -> !stored(relation).isEmpty())
					.ifPresent((relation) -> losses.add(new Loss(lock.relation(), false, stored(relation)))));
		}
		return losses;
	}

}
