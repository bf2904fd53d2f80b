package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * Merges the keys and indexes of a table that history and source both have. One of the
 * history is the counterpart of one of the source if Prisma sees no difference; it keeps
 * its further properties, and gets the source's name. One that the language cannot
 * express is a counterpart if it has the source's name and columns. One without a
 * counterpart stays if the language cannot express it, or if it equals one with a
 * counterpart. The others are dropped.
 */
final class KeyMerge {

	private static final Pattern DEFERRABLE = Pattern.compile(" DEFERRABLE(?: INITIALLY DEFERRED)?");

	static final String OVERLAPS = "WITHOUT OVERLAPS";

	private final MergedSchema merged;

	private final PrismaScope scope;

	private final List<Constraint> constraints;

	private final List<Index> indexes;

	private final List<Constraint> described = new ArrayList<>();

	private final IndexMerge merge;

	/**
	 * Create a merge.
	 * @param constraints the constraints of the history's table
	 * @param indexes the indexes of the history's table
	 * @param columns finds the columns of an index of history or source
	 */
	KeyMerge(MergedSchema merged, PrismaScope scope, List<Constraint> constraints, List<Index> indexes,
			Function<Index, Set<ObjectId>> columns) {
		this.merged = merged;
		this.scope = scope;
		this.constraints = new ArrayList<>(constraints);
		this.indexes = new ArrayList<>(indexes);
		this.merge = new IndexMerge(merged, scope, this.constraints, this.indexes, columns);
	}

	/**
	 * Take the source's constraints and indexes, or their counterparts.
	 */
	void merge(List<Constraint> source, List<Index> sourceIndexes) {
		Set<ObjectId> names = new HashSet<>();
		this.constraints.forEach((constraint) -> names.add(constraint.id()));
		this.indexes.forEach((index) -> names.add(index.id()));
		// A counterpart with the same name comes before others.
		source.stream().filter((constraint) -> names.contains(constraint.id())).forEach(this::constraint);
		source.stream().filter((constraint) -> !names.contains(constraint.id())).forEach(this::constraint);
		Predicate<Index> named = (index) -> names.contains(index.id())
				|| names.contains(IndexMerge.constraintId(index));
		sourceIndexes.stream().filter(named).forEach(this.merge::merge);
		sourceIndexes.stream().filter(named.negate()).forEach(this.merge::merge);
	}

	private void constraint(Constraint source) {
		this.described.add(source);
		Predicate<Constraint> like = (source.kind() == Constraint.Kind.FOREIGN_KEY) ? (other) -> sameKey(source, other)
				: (other) -> other.kind() == source.kind() && other.columns().equals(source.columns());
		Optional<Constraint> found = take(this.constraints, like, source.id());
		if (found.isEmpty()) {
			this.merged.put(source);
			return;
		}
		Constraint history = found.get();
		if (source.foreignKey() != null && !source.foreignKey().equals(history.foreignKey())) {
			this.merged.put(deferrable(source, history));
		}
		else {
			Constraint named = named(history, source.id());
			this.merged.take(history.id(), named, named.equals(source));
		}
	}

	private static boolean sameKey(Constraint source, Constraint history) {
		ForeignKey one = source.foreignKey();
		ForeignKey other = history.foreignKey();
		return one != null && other != null && source.columns().equals(history.columns())
				&& one.table().equals(other.table()) && one.columns().equals(other.columns());
	}

	private static Constraint deferrable(Constraint source, Constraint history) {
		Matcher deferrable = DEFERRABLE.matcher(history.definition());
		return new Constraint(source.id(), source.kind(),
				source.definition() + (deferrable.find() ? deferrable.group() : ""), source.columns(),
				source.foreignKey(), source.validated());
	}

	static Constraint named(Constraint constraint, ObjectId id) {
		return new Constraint(id, constraint.kind(), constraint.definition(), constraint.columns(),
				constraint.foreignKey(), constraint.validated(), constraint.place());
	}

	/**
	 * Keep those of the history that cannot be expressed, or that are duplicates.
	 * @param remains whether all columns of one still exist
	 */
	void keepInexpressible(Predicate<SchemaObject> remains) {
		this.constraints.stream()
			.filter((constraint) -> !isExpressible(constraint) || isTwice(constraint) || this.merge.isTwice(constraint))
			.filter((constraint) -> remains.test(constraint) && !this.merged.has(constraint.id()))
			.forEach(this.merged::keep);
		this.indexes.stream()
			.filter((index) -> !isExpressible(index) || this.merge.isTwice(index))
			.filter((index) -> remains.test(index) && !this.merged.has(index.id()))
			.forEach(this.merged::keep);
	}

	private boolean isTwice(Constraint constraint) {
		return this.described.stream()
			.anyMatch((source) -> sameKey(source, constraint)
					&& Objects.equals(source.foreignKey(), constraint.foreignKey()));
	}

	private boolean isExpressible(Constraint constraint) {
		return switch (constraint.kind()) {
			case PRIMARY_KEY, UNIQUE -> !constraint.definition().contains(OVERLAPS);
			case FOREIGN_KEY -> constraint.foreignKey() == null || this.scope.covers(constraint.foreignKey().table());
			case CHECK, EXCLUSION, NOT_NULL -> false;
		};
	}

	private boolean isExpressible(Index index) {
		IndexShape shape = IndexShape.of(index);
		return shape.isExpressible() && (!shape.partial() || this.scope.partialIndexes());
	}

	/**
	 * Remove one, preferably the one with the name.
	 */
	static <T extends SchemaObject> Optional<T> take(List<T> list, Predicate<T> like, ObjectId name) {
		Optional<T> found = list.stream().filter(like).filter((object) -> object.id().equals(name)).findFirst();
		if (found.isEmpty()) {
			found = list.stream().filter(like).findFirst();
		}
		found.ifPresent(list::remove);
		return found;
	}

}
