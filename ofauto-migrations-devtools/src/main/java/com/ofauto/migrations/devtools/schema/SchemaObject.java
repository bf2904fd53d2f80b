package com.ofauto.migrations.devtools.schema;

/**
 * An object with {@code CREATE} and {@code DROP} statements of its own. Definitions are
 * as PostgreSQL prints them, with all names qualified.
 */
public sealed interface SchemaObject
		permits Namespace, Extension, Collation, EnumType, Domain, CompositeType, RangeType, TextSearch, Cast, Routine,
		Sequence, Table, Constraint, Index, Statistics, View, Trigger, Rule, Policy {

	ObjectId id();

	/**
	 * Call the visitor's method for this kind of object.
	 * @param <R> the answer
	 * @param visitor has a method for each kind
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Has a method for each kind of object. A new kind does not compile until every
	 * visitor handles it.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R namespace(Namespace schema);

		R extension(Extension extension);

		R collation(Collation collation);

		R enumType(EnumType type);

		R domain(Domain domain);

		R compositeType(CompositeType type);

		R rangeType(RangeType type);

		R textSearch(TextSearch search);

		R cast(Cast cast);

		R routine(Routine routine);

		R sequence(Sequence sequence);

		R table(Table table);

		R constraint(Constraint constraint);

		R index(Index index);

		R statistics(Statistics statistics);

		R view(View view);

		R trigger(Trigger trigger);

		R rule(Rule rule);

		R policy(Policy policy);

	}

}
