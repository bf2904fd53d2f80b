package com.ofauto.migrations.devtools.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ofauto.migrations.devtools.schema.Constraint;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.Index;
import com.ofauto.migrations.devtools.schema.ObjectId;
import com.ofauto.migrations.devtools.schema.ObjectKind;
import com.ofauto.migrations.devtools.schema.SchemaObject;

/**
 * The keys and indexes of a table that the history and the source both have. One of the
 * history stands for one of the source if Prisma sees no difference between them; it
 * keeps what Prisma does not see, and gets the source's name. What the language has no
 * words for stays; the rest goes.
 */
final class KeyMerge {

	private static final Pattern DEFERRABLE = Pattern.compile(" DEFERRABLE(?: INITIALLY DEFERRED)?");

	private static final String INCLUDED = " INCLUDE (";

	private static final String OVERLAPS = "WITHOUT OVERLAPS";

	private final Merged merged;

	private final PrismaScope scope;

	private final List<Constraint> constraints;

	private final List<Index> indexes;

	/**
	 * Creates a merge.
	 * @param constraints those of the history's table
	 * @param indexes those of the history's table
	 */
	KeyMerge(Merged merged, PrismaScope scope, List<Constraint> constraints, List<Index> indexes) {
		this.merged = merged;
		this.scope = scope;
		this.constraints = new ArrayList<>(constraints);
		this.indexes = new ArrayList<>(indexes);
	}

	/**
	 * Takes the source's constraints and indexes, or what stands for them.
	 */
	void merge(List<Constraint> source, List<Index> sourceIndexes) {
		Set<ObjectId> names = new HashSet<>();
		this.constraints.forEach((constraint) -> names.add(constraint.id()));
		this.indexes.forEach((index) -> names.add(index.id()));
		// Whoever has its name already takes it before another one does.
		source.stream().filter((constraint) -> names.contains(constraint.id())).forEach(this::constraint);
		source.stream().filter((constraint) -> !names.contains(constraint.id())).forEach(this::constraint);
		Predicate<Index> named = (index) -> names.contains(index.id()) || names.contains(constraintId(index));
		sourceIndexes.stream().filter(named).forEach(this::index);
		sourceIndexes.stream().filter(named.negate()).forEach(this::index);
	}

	private void constraint(Constraint source) {
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
			take(history.id(), named(history, source.id()), named(history, source.id()).equals(source));
		}
	}

	private void take(ObjectId historyId, SchemaObject object, boolean described) {
		if (described) {
			this.merged.put(historyId, object);
		}
		else {
			this.merged.keep(historyId, object);
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

	private static Constraint named(Constraint constraint, ObjectId id) {
		return new Constraint(id, constraint.kind(), constraint.definition(), constraint.columns(),
				constraint.foreignKey(), constraint.validated());
	}

	private void index(Index source) {
		IndexShape shape = IndexShape.of(source);
		Predicate<Index> like = (other) -> shape.isLike(IndexShape.of(other))
				&& (!shape.partial() || predicate(source).equals(predicate(other)));
		Predicate<Constraint> alike = (other) -> other.kind() == Constraint.Kind.UNIQUE
				&& !other.definition().contains(OVERLAPS) && shape.isLike(IndexShape.ofUnique(other.columns()));
		ObjectId constraintId = constraintId(source);
		Optional<Index> sameName = this.indexes.stream()
			.filter((other) -> like.test(other) && other.id().equals(source.id()))
			.findFirst();
		Optional<Constraint> constraint = sameName.isPresent() ? Optional.empty()
				: take(this.constraints, alike, constraintId);
		if (constraint.isPresent()) {
			take(constraint.get().id(), named(constraint.get(), constraintId),
					!constraint.get().definition().contains(INCLUDED));
			this.merged.alias(source.id(), constraintId);
			return;
		}
		Optional<Index> index = take(this.indexes, like, source.id());
		if (index.isPresent()) {
			Index named = named(index.get(), source);
			take(index.get().id(), named, named.equals(source));
		}
		else {
			this.merged.put(source);
		}
	}

	private static ObjectId constraintId(Index index) {
		return index.table().part(ObjectKind.CONSTRAINT, index.id().name());
	}

	private static String predicate(Index index) {
		int where = index.using().lastIndexOf(" WHERE ");
		return (where < 0) ? "" : index.using().substring(where);
	}

	private static Index named(Index history, Index source) {
		String beginning = source.definition().substring(0, source.definition().length() - source.using().length());
		return new Index(source.id(), history.table(), beginning + history.using(), history.using(), history.unique(),
				history.valid());
	}

	/**
	 * Keeps what is left of the history and cannot be expressed.
	 * @param remains whether all columns of something are still there
	 */
	void keepInexpressible(Predicate<SchemaObject> remains) {
		this.constraints.stream()
			.filter((constraint) -> !isExpressible(constraint) && remains.test(constraint))
			.forEach(this.merged::keep);
		this.indexes.stream()
			.filter((index) -> !isExpressible(index) && remains.test(index))
			.filter((index) -> !this.merged.has(index.id()))
			.forEach(this.merged::keep);
	}

	private boolean isExpressible(Constraint constraint) {
		return switch (constraint.kind()) {
			case PRIMARY_KEY, UNIQUE -> !constraint.definition().contains(OVERLAPS);
			case FOREIGN_KEY -> constraint.foreignKey() == null
					|| this.scope.schemas().contains(constraint.foreignKey().table().schema());
			case CHECK, EXCLUSION, NOT_NULL -> false;
		};
	}

	private boolean isExpressible(Index index) {
		IndexShape shape = IndexShape.of(index);
		return shape.isExpressible() && (!shape.partial() || this.scope.partialIndexes());
	}

	/**
	 * Takes one out, rather the one that has a name already.
	 */
	private static <T extends SchemaObject> Optional<T> take(List<T> list, Predicate<T> like, ObjectId name) {
		Optional<T> found = list.stream().filter(like).filter((object) -> object.id().equals(name)).findFirst();
		if (found.isEmpty()) {
			found = list.stream().filter(like).findFirst();
		}
		found.ifPresent(list::remove);
		return found;
	}

}
