package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A risk of a step.
 *
 * @param kind what may happen
 * @param object the affected object
 * @param table the table whose rows are at risk; the object itself if it has no table
 * @param columns the affected columns
 * @param values the dropped values of an enum, the old and the new type, or the
 * expression of a check, a partial index or a bound; after that of a check the columns
 * that are added with it, each with its value
 * @param foreignKey the table and columns that rows have to reference
 */
public record Hazard(Kind kind, ObjectId object, ObjectId table, List<String> columns, List<String> values,
		@Nullable ForeignKey foreignKey) {

	/**
	 * The last of the values if the new type replaces one of the same name, so that no
	 * query can try the conversion before the change.
	 */
	public static final String UNTRIED = "untried";

	public Hazard {
		columns = List.copyOf(columns);
		values = List.copyOf(values);
	}

	/**
	 * Create a hazard.
	 * @param kind what may happen
	 * @param object the affected object
	 * @param table the table whose rows decide
	 * @param columns columns of the table
	 * @param values further values for the sentence
	 * @return the hazard
	 */
	public static Hazard of(Kind kind, ObjectId object, ObjectId table, List<String> columns, String... values) {
		return new Hazard(kind, object, table, columns, List.of(values), null);
	}

	/**
	 * The effect of a hazard.
	 */
	public enum Effect {

		DATA_LOST, MAY_FAIL, READ_ANEW, BLOCKS

	}

	/**
	 * All kinds of hazards.
	 */
	public enum Kind {

		TABLE_DROPPED("table-dropped", Effect.DATA_LOST),

		COLUMN_DROPPED("column-dropped", Effect.DATA_LOST),

		SCHEMA_DROPPED("schema-dropped", Effect.DATA_LOST),

		SEQUENCE_DROPPED("sequence-dropped", Effect.DATA_LOST),

		MATERIALIZED_VIEW_DROPPED("materialized-view-dropped", Effect.DATA_LOST),

		EXTENSION_DROPPED("extension-dropped", Effect.DATA_LOST),

		ATTRIBUTE_DROPPED("attribute-dropped", Effect.DATA_LOST),

		PRECISION_LOST("precision-lost", Effect.DATA_LOST),

		TYPE_NARROWED("type-narrowed", Effect.MAY_FAIL),

		TYPE_NOT_CASTABLE("type-not-castable", Effect.MAY_FAIL),

		ENUM_VALUE_DROPPED("enum-value-dropped", Effect.MAY_FAIL),

		REQUIRED_COLUMN("required-column", Effect.MAY_FAIL),

		TABLE_REMADE("table-remade", Effect.MAY_FAIL),

		NULLS("nulls", Effect.MAY_FAIL),

		DUPLICATES("duplicates", Effect.MAY_FAIL),

		DUPLICATES_AND_NULLS("duplicates-and-nulls", Effect.MAY_FAIL),

		CHECK_VIOLATED("check-violated", Effect.MAY_FAIL),

		PARTITION_MISFIT("partition-misfit", Effect.MAY_FAIL),

		FOREIGN_KEY_VIOLATED("foreign-key-violated", Effect.MAY_FAIL),

		EXCLUSION_VIOLATED("exclusion-violated", Effect.MAY_FAIL),

		TIME_ZONE("time-zone", Effect.READ_ANEW),

		TABLE_REWRITTEN("table-rewritten", Effect.BLOCKS),

		TABLE_SCANNED("table-scanned", Effect.BLOCKS),

		INDEX_BLOCKS_WRITES("index-blocks-writes", Effect.BLOCKS);

		private final String word;

		private final Effect effect;

		Kind(String word, Effect effect) {
			this.word = word;
			this.effect = effect;
		}

		/**
		 * Return the word for the hazard in JSON. It does not change when a constant is
		 * renamed.
		 * @return such as {@code column-dropped}
		 */
		public String word() {
			return this.word;
		}

		public Effect effect() {
			return this.effect;
		}

	}

}
