package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Finds the index or unique constraint of the history that corresponds to an index of the
 * source. Prisma sees predicates only if the schema lists partial indexes.
 */
final class IndexMerge {

	private static final String INCLUDED = " INCLUDE (";

	private final MergedSchema merged;

	private final PrismaScope scope;

	private final List<Constraint> constraints;

	private final List<Index> indexes;

	private final List<IndexShape> all = new ArrayList<>();

	private final Function<Index, Set<ObjectId>> columns;

	private final List<Index> described = new ArrayList<>();

	/**
	 * Create a merge.
	 * @param constraints the constraints of the history without a counterpart
	 * @param indexes the indexes of the history without a counterpart
	 * @param columns finds the columns of an index
	 */
	IndexMerge(MergedSchema merged, PrismaScope scope, List<Constraint> constraints, List<Index> indexes,
			Function<Index, Set<ObjectId>> columns) {
		this.merged = merged;
		this.scope = scope;
		this.constraints = constraints;
		this.indexes = indexes;
		this.columns = columns;
		indexes.forEach((index) -> this.all.add(IndexShape.of(index)));
		constraints.stream()
			.filter(IndexMerge::isUnique)
			.forEach((constraint) -> this.all.add(IndexShape.ofUnique(constraint.columns())));
	}

	/**
	 * Take an index of the source, or its counterpart.
	 */
	void merge(Index source) {
		this.described.add(source);
		if (this.indexes.stream().anyMatch((index) -> hasName(index, source) && isSeenIn(source, index))) {
			index(source, (index) -> hasName(index, source));
		}
		else if (!constraint(source) && !richer(source) && !index(source, Predicate.not(IndexMerge::isPartial))
				&& !index(source, (index) -> true)) {
			this.merged.put(source);
		}
	}

	private static boolean hasName(Index index, Index source) {
		return index.id().equals(source.id());
	}

	private static boolean isPartial(Index index) {
		return IndexShape.of(index).partial();
	}

	private boolean constraint(Index source) {
		ObjectId id = constraintId(source);
		Optional<Constraint> found = KeyMerge.take(this.constraints, (constraint) -> isSeenIn(source, constraint), id);
		found.ifPresent((constraint) -> {
			Constraint named = mayBeRenamed(source) ? KeyMerge.named(constraint, id) : constraint;
			this.merged.take(constraint.id(), named, !constraint.definition().contains(INCLUDED));
			this.merged.alias(source.id(), named.id());
		});
		return found.isPresent();
	}

	/**
	 * Take an index that the language cannot express but that has the source's name and
	 * columns. A second index of that name could not exist.
	 */
	private boolean richer(Index source) {
		Set<ObjectId> needed = this.columns.apply(source);
		ObjectId id = constraintId(source);
		for (Constraint constraint : this.constraints) {
			boolean rich = constraint.kind() == Constraint.Kind.EXCLUSION
					|| constraint.definition().contains(KeyMerge.OVERLAPS);
			if (rich && constraint.id().equals(id)
					&& needed.stream().allMatch((column) -> constraint.columns().contains(column.part()))) {
				this.constraints.remove(constraint);
				this.merged.keep(constraint);
				this.merged.alias(source.id(), id);
				return true;
			}
		}
		for (Index index : this.indexes) {
			IndexShape shape = IndexShape.of(index);
			boolean rich = !shape.isExpressible() || shape.partial() && !this.scope.partialIndexes();
			if (rich && hasName(index, source) && index.unique() == source.unique()
					&& this.columns.apply(index).containsAll(needed)) {
				this.indexes.remove(index);
				this.merged.keep(index);
				return true;
			}
		}
		return false;
	}

	private boolean index(Index source, Predicate<Index> filter) {
		boolean renamed = mayBeRenamed(source);
		Predicate<Index> named = (index) -> hasName(index, source) || renamed || !this.merged.has(index.id());
		Optional<Index> found = KeyMerge.take(this.indexes,
				(index) -> isSeenIn(source, index) && filter.and(named).test(index), source.id());
		found.ifPresent((index) -> {
			Index stands = (hasName(index, source) || renamed) ? named(index, source) : index;
			this.merged.take(index.id(), stands, stands.equals(source));
			this.merged.alias(source.id(), stands.id());
		});
		return found.isPresent();
	}

	/**
	 * Prisma renames none of several indexes with the same columns, because it cannot
	 * tell which.
	 */
	private boolean mayBeRenamed(Index source) {
		IndexShape shape = IndexShape.of(source);
		return this.all.stream()
			.filter((other) -> other.unique() == shape.unique() && other.hasColumnsOf(shape))
			.count() < 2;
	}

	/**
	 * Whether a remaining index of the history equals one of the source.
	 */
	boolean isTwice(Index index) {
		return this.described.stream().anyMatch((source) -> isSeenIn(source, index));
	}

	/**
	 * Whether a remaining constraint of the history equals an index of the source.
	 */
	boolean isTwice(Constraint constraint) {
		return this.described.stream().anyMatch((source) -> isSeenIn(source, constraint));
	}

	private boolean isSeenIn(Index source, Index index) {
		return IndexShape.of(source).isSeenIn(IndexShape.of(index))
				&& (!this.scope.partialIndexes() || predicate(source).equals(predicate(index)));
	}

	private static boolean isSeenIn(Index source, Constraint constraint) {
		IndexShape shape = IndexShape.of(source);
		return isUnique(constraint) && !shape.partial() && shape.isSeenIn(IndexShape.ofUnique(constraint.columns()));
	}

	private static boolean isUnique(Constraint constraint) {
		return constraint.kind() == Constraint.Kind.UNIQUE && !constraint.definition().contains(KeyMerge.OVERLAPS);
	}

	static ObjectId constraintId(Index index) {
		return index.table().part(ObjectKind.CONSTRAINT, index.id().name());
	}

	private static String predicate(Index index) {
		int where = index.using().lastIndexOf(" WHERE ");
		return (where < 0) ? "" : index.using().substring(where);
	}

	private static Index named(Index history, Index source) {
		String beginning = source.definition().substring(0, source.definition().length() - source.using().length());
		return new Index(source.id(), history.table(), beginning + history.using(), history.using(), history.unique(),
				history.valid(), history.place());
	}

}
