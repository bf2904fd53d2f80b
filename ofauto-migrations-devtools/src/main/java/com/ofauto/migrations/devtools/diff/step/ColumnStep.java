package com.ofauto.migrations.devtools.diff.step;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes a column.
 */
public sealed interface ColumnStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.columns().apply(this);
	}

	/**
	 * Call the method of a visitor that is for this step.
	 * @param visitor has a method for each step of the family
	 * @return what the method returns
	 */
	<R> R accept(Visitor<R> visitor);

	/**
	 * Adds a column; {@code serial} if it comes with a sequence of its own.
	 */
	record AddColumn(ObjectId object, Column column, boolean serial, List<Hazard> hazards) implements ColumnStep {

		public AddColumn {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.addColumn(this);
		}

	}

	/**
	 * Drops a column.
	 */
	record DropColumn(ObjectId object, boolean only, List<Hazard> hazards) implements ColumnStep {

		public DropColumn {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropColumn(this);
		}

	}

	/**
	 * Gives a column another type or collation, or one that has been made anew under the
	 * same name.
	 *
	 * @param follows whether it is the same by name
	 */
	record AlterColumnType(ObjectId object, Column column, Conversion conversion, boolean follows,
			List<Hazard> hazards) implements ColumnStep {

		public AlterColumnType {
			hazards = List.copyOf(hazards);
		}

		/**
		 * How a new value is made of the old one.
		 */
		public enum Conversion {

			/** PostgreSQL knows it by itself. */
			ASSIGNED,

			/** By a cast. */
			CAST,

			/** By its text. */
			TEXT,

			/** Each element of an array by its text. */
			TEXTS,

			/** As the one element of an array, where null is no array. */
			ELEMENT,

			/** As the one element of an array, by its text. */
			TEXT_ELEMENT,

			/** As JSON. */
			JSON,

			/** A value in JSON by its text. */
			OF_JSON,

			/** The elements of an array in JSON by their texts. */
			LIST_OF_JSON,

			/** Its bytes, or those that it is the print of. */
			BYTES,

			/** By a type that holds every value of both. */
			BIGINT

		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterColumnType(this);
		}

	}

	/**
	 * Sets a default; null drops it.
	 *
	 * @param passing whether it only makes way: off for a while, and on again as it was
	 */
	record SetDefault(ObjectId object, @Nullable String expression, boolean passing) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setDefault(this);
		}

	}

	/**
	 * Makes a generated column an ordinary one that keeps its values.
	 */
	record DropExpression(ObjectId object) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropExpression(this);
		}

	}

	/**
	 * Makes a column refuse null.
	 */
	record SetNotNull(ObjectId object, List<Hazard> hazards) implements ColumnStep {

		public SetNotNull {
			hazards = List.copyOf(hazards);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setNotNull(this);
		}

	}

	/**
	 * Lets a column be null.
	 */
	record DropNotNull(ObjectId object) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropNotNull(this);
		}

	}

	/**
	 * Numbers a column by a sequence of its own, from after the greatest number that is
	 * there.
	 */
	record AddIdentity(ObjectId object, Identity identity) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.addIdentity(this);
		}

	}

	/**
	 * Changes how an identity counts, or whether it may be overruled.
	 */
	record AlterIdentity(ObjectId object, Identity from, Identity to) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterIdentity(this);
		}

	}

	/**
	 * Ends the numbering of a column.
	 */
	record DropIdentity(ObjectId object) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropIdentity(this);
		}

	}

	/**
	 * Changes storage, compression, statistics and options. An option for a foreign data
	 * wrapper that gets another value is both set and reset.
	 */
	record AlterColumnSettings(ObjectId object, Map<String, String> set, Set<String> reset) implements ColumnStep {

		public AlterColumnSettings {
			set = Map.copyOf(set);
			reset = Set.copyOf(reset);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterColumnSettings(this);
		}

	}

	/**
	 * Has an answer for each step of the family: a step that is added here does not
	 * compile until every visitor has one.
	 *
	 * @param <R> the answer
	 */
	interface Visitor<R> {

		R addColumn(AddColumn step);

		R dropColumn(DropColumn step);

		R alterColumnType(AlterColumnType step);

		R setDefault(SetDefault step);

		R dropExpression(DropExpression step);

		R setNotNull(SetNotNull step);

		R dropNotNull(DropNotNull step);

		R addIdentity(AddIdentity step);

		R alterIdentity(AlterIdentity step);

		R dropIdentity(DropIdentity step);

		R alterColumnSettings(AlterColumnSettings step);

	}

}
