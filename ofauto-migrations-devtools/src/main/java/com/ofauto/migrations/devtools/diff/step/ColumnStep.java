package com.ofauto.migrations.devtools.diff.step;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.ofauto.migrations.devtools.schema.Column;
import com.ofauto.migrations.devtools.schema.Identity;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A step that adds, drops or changes a column.
 */
public sealed interface ColumnStep extends Step {

	@Override
	default <R> R accept(Families<R> families) {
		return families.columns().apply(this);
	}

	/**
	 * Call the visitor's method for this step.
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
	 * Changes the type or collation of a column, or moves it to a new type of the same
	 * name.
	 *
	 * @param follows whether the new type has the same name
	 */
	record AlterColumnType(ObjectId object, Column column, Conversion conversion, boolean follows,
			List<Hazard> hazards) implements ColumnStep {

		public AlterColumnType {
			hazards = List.copyOf(hazards);
		}

		/**
		 * How the new value is computed from the old one.
		 */
		public enum Conversion {

			/** PostgreSQL has an assignment cast. */
			ASSIGNED,

			/** By a cast. */
			CAST,

			/** By its text. */
			TEXT,

			/** Each element of an array by its text. */
			TEXTS,

			/** As the one element of an array; null stays null. */
			ELEMENT,

			/** As the one element of an array, by its text. */
			TEXT_ELEMENT,

			/** As JSON. */
			JSON,

			/** A value in JSON by its text. */
			OF_JSON,

			/** The elements of an array in JSON by their texts. */
			LIST_OF_JSON,

			/**
			 * The bytes of the text, or those that its {@code \x} notation stands for.
			 */
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
	 * @param passing whether the default is dropped only for a while, or set again
	 * unchanged
	 */
	record SetDefault(ObjectId object, @Nullable String expression, boolean passing) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.setDefault(this);
		}

	}

	/**
	 * Turns a generated column into an ordinary one, which keeps its values.
	 */
	record DropExpression(ObjectId object) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropExpression(this);
		}

	}

	/**
	 * Sets {@code NOT NULL}.
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
	 * Drops {@code NOT NULL}.
	 */
	record DropNotNull(ObjectId object) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dropNotNull(this);
		}

	}

	/**
	 * Makes a column an identity, whose sequence starts after the greatest existing
	 * number.
	 */
	record AddIdentity(ObjectId object, Identity identity) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.addIdentity(this);
		}

	}

	/**
	 * Changes the sequence options of an identity, or {@code ALWAYS} and
	 * {@code BY DEFAULT}.
	 */
	record AlterIdentity(ObjectId object, Identity from, Identity to) implements ColumnStep {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.alterIdentity(this);
		}

	}

	/**
	 * Drops an identity.
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
	 * Has a method for each step of the family. A new step does not compile until every
	 * visitor handles it.
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
