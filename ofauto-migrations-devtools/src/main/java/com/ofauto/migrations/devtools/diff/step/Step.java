package com.ofauto.migrations.devtools.diff.step;

import java.util.List;
import java.util.function.Function;

import com.ofauto.migrations.devtools.schema.ObjectId;

/**
 * One change of a schema.
 */
public sealed interface Step
		permits ObjectStep, TableStep, ColumnStep, ConstraintStep, IndexStep, TypeStep, SequenceStep, AccessStep {

	/**
	 * Return the identity of what the step changes; for a rename, the old one.
	 * @return an object, a part of one or a column
	 */
	ObjectId object();

	/**
	 * Return the risks of the step.
	 * @return empty for most steps
	 */
	default List<Hazard> hazards() {
		return List.of();
	}

	/**
	 * Whether PostgreSQL refuses the step in a transaction block, so that it runs by
	 * itself.
	 * @return {@code false} for most steps
	 */
	default boolean alone() {
		return false;
	}

	/**
	 * Return the word for the step in JSON. It does not change when a class is renamed.
	 * @return such as {@code drop-column}
	 */
	default String word() {
		RelationStepWords relations = new RelationStepWords();
		ObjectStepWords objects = new ObjectStepWords();
		return accept(new Families<>((step) -> step.accept(objects), (step) -> step.accept(relations),
				(step) -> step.accept(relations), (step) -> step.accept(relations), (step) -> step.accept(relations),
				(step) -> step.accept(objects), (step) -> step.accept(objects), (step) -> step.accept(objects)));
	}

	/**
	 * Apply the function for the family of this step.
	 * @param <R> the answer
	 * @param families a function for each family
	 * @return what the function returns
	 */
	<R> R accept(Families<R> families);

	/**
	 * A function for each family of steps. Most ask the visitor of the family.
	 *
	 * @param <R> the answer
	 * @param objects for objects as a whole
	 * @param tables for tables
	 * @param columns for columns
	 * @param constraints for constraints
	 * @param indexes for indexes and keys of partitioned tables
	 * @param types for types and collations
	 * @param sequences for sequences
	 * @param access for policies and privileges
	 */
	record Families<R>(Function<ObjectStep, R> objects, Function<TableStep, R> tables, Function<ColumnStep, R> columns,
			Function<ConstraintStep, R> constraints, Function<IndexStep, R> indexes, Function<TypeStep, R> types,
			Function<SequenceStep, R> sequences, Function<AccessStep, R> access) {

	}

}
