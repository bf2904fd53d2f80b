package com.ofauto.migrations.devtools.diff.step;

import java.util.List;

import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a step puts at risk.
 *
 * @param kind what may happen
 * @param object what it happens to
 * @param table whose rows are at stake; the object itself if it has none
 * @param columns the columns it is about
 * @param values the dropped values of an enum, the old and the new type, the expression
 * of a check, a partial index or a bound; behind that of a check the columns that come
 * with it, each with its value
 * @param foreignKey where rows have to point to
 */
public record Hazard(Kind kind, ObjectId object, ObjectId table, List<String> columns, List<String> values,
		@Nullable ForeignKey foreignKey) {

	/**
	 * The last value where the new type has a name that another type has until the
	 * change, so that no value can be read as it before.
	 */
	public static final String UNTRIED = "untried";

	public Hazard {
		columns = List.copyOf(columns);
		values = List.copyOf(values);
	}

	/**
	 * Creates a hazard.
	 * @param kind what may happen
	 * @param object what it happens to
	 * @param table whose rows decide
	 * @param columns of the table
	 * @param values what the sentence needs besides
	 * @return the hazard
	 */
	public static Hazard of(Kind kind, ObjectId object, ObjectId table, List<String> columns, String... values) {
		return new Hazard(kind, object, table, columns, List.of(values), null);
	}

	/**
	 * What a hazard does to somebody.
	 */
	public enum Effect {

		DATA_LOST, MAY_FAIL, READ_ANEW, BLOCKS

	}

	/**
	 * The hazards there are.
	 */
	public enum Kind {

		TABLE_DROPPED(Effect.DATA_LOST), COLUMN_DROPPED(Effect.DATA_LOST), SCHEMA_DROPPED(Effect.DATA_LOST),
		SEQUENCE_DROPPED(Effect.DATA_LOST), MATERIALIZED_VIEW_DROPPED(Effect.DATA_LOST),
		EXTENSION_DROPPED(Effect.DATA_LOST), ATTRIBUTE_DROPPED(Effect.DATA_LOST), PRECISION_LOST(Effect.DATA_LOST),
		TYPE_NARROWED(Effect.MAY_FAIL), TYPE_NOT_CASTABLE(Effect.MAY_FAIL), ENUM_VALUE_DROPPED(Effect.MAY_FAIL),
		REQUIRED_COLUMN(Effect.MAY_FAIL), TABLE_REMADE(Effect.MAY_FAIL), NULLS(Effect.MAY_FAIL),
		DUPLICATES(Effect.MAY_FAIL), DUPLICATES_AND_NULLS(Effect.MAY_FAIL), CHECK_VIOLATED(Effect.MAY_FAIL),
		PARTITION_MISFIT(Effect.MAY_FAIL), FOREIGN_KEY_VIOLATED(Effect.MAY_FAIL), EXCLUSION_VIOLATED(Effect.MAY_FAIL),
		TIME_ZONE(Effect.READ_ANEW), TABLE_REWRITTEN(Effect.BLOCKS), TABLE_SCANNED(Effect.BLOCKS),
		INDEX_BLOCKS_WRITES(Effect.BLOCKS);

		private final Effect effect;

		Kind(Effect effect) {
			this.effect = effect;
		}

		public Effect effect() {
			return this.effect;
		}

	}

}
