package com.ofauto.migrations.devtools.script;

import java.util.Locale;
import java.util.OptionalLong;

import com.ofauto.migrations.devtools.diff.step.Hazard;
import com.ofauto.migrations.devtools.schema.ForeignKey;
import com.ofauto.migrations.devtools.schema.ObjectKind;

/**
 * Describes a hazard in one sentence.
 */
public final class HazardText {

	/**
	 * Describe what may happen.
	 * @param hazard the hazard
	 * @param rows how many rows it concerns, if a live database was asked
	 * @return a whole sentence
	 */
	public String text(Hazard hazard, OptionalLong rows) {
		String table = Names.qualified(hazard.table());
		String columns = Names.quoteAll(hazard.columns());
		String name = Names.own(hazard.object());
		return switch (hazard.kind()) {
			case TABLE_DROPPED -> "The table " + table + " is dropped" + loss(rows, "its rows are", "row") + ".";
			case TABLE_REMADE ->
				"The table " + table + " is dropped and made anew, since rows cannot move while it becomes"
						+ " otherwise partitioned: the statement fails if it has rows" + has(rows) + ".";
			case COLUMN_DROPPED ->
				"The column " + columns + " of " + table + " is dropped" + loss(rows, "its values are", "value") + ".";
			case SCHEMA_DROPPED -> "The schema " + table + " is dropped.";
			case SEQUENCE_DROPPED -> "The sequence " + table + " is dropped, and with it how far it has counted.";
			case MATERIALIZED_VIEW_DROPPED ->
				"The materialized view " + table + " is dropped" + loss(rows, "its rows are", "row") + ".";
			case EXTENSION_DROPPED ->
				"The extension " + table + " is dropped, and with it what its own tables and types hold.";
			case ATTRIBUTE_DROPPED ->
				"The attribute " + columns + " of the type " + table + " is dropped, and its values are lost.";
			case PRECISION_LOST -> "The column " + columns + " of " + table + " becomes " + type(hazard)
					+ ", and what that does not hold is cut off" + concerned(rows, "loses any") + ".";
			case TYPE_NARROWED -> "The column " + columns + " of " + table + " becomes " + type(hazard)
					+ ": the statement fails on values that do not fit" + concerned(rows, "has one") + ".";
			case TYPE_NOT_CASTABLE -> "The column " + columns + " of " + table + " becomes " + type(hazard)
					+ ": the statement fails on values that cannot be read as that" + concerned(rows, "has one") + ".";
			case TIME_ZONE -> "The column " + columns + " of " + table + " becomes " + type(hazard)
					+ ": its values are taken for times in the time zone of the migration"
					+ concerned(rows, "holds a value") + "; for another one, write USING " + columns
					+ " AT TIME ZONE and its name.";
			case ENUM_VALUE_DROPPED -> "The column " + columns + " of " + table + " can no longer be " + values(hazard)
					+ ": the statement fails on rows that are" + concerned(rows, "is") + ".";
			case REQUIRED_COLUMN -> "The column " + columns + " of " + table
					+ " is required and has no default: the statement fails if the table has rows" + has(rows) + ".";
			case NULLS -> "The column " + columns + " of " + table
					+ " becomes required: the statement fails on rows without a value" + concerned(rows, "has none")
					+ ".";
			case DUPLICATES, DUPLICATES_AND_NULLS -> name + " makes " + (columns.isEmpty() ? "an expression" : columns)
					+ " of " + table + " unique: the statement fails on duplicates" + concerned(rows, "is one") + ".";
			case CHECK_VIOLATED -> name + " checks the rows of " + table
					+ ": the statement fails on one that does not satisfy it" + concerned(rows, "does not") + ".";
			case PARTITION_MISFIT -> "The rows of " + table
					+ " become those of a partition: the statement fails on one that does not belong there"
					+ concerned(rows, "does not") + ".";
			case FOREIGN_KEY_VIOLATED -> name + " has " + columns + " of " + table + " point to " + target(hazard)
					+ ": the statement fails on rows that point to nothing" + concerned(rows, "does") + ".";
			case EXCLUSION_VIOLATED ->
				name + " excludes rows of " + table + " from each other: the statement fails if two of them conflict.";
			case TABLE_REWRITTEN -> "The table " + table
					+ " is written anew, and nobody reads or writes it until that is done" + has(rows) + ".";
			case TABLE_SCANNED ->
				"All rows of " + table + " are checked, and nobody " + waiting(hazard) + untilDone(rows);
			case INDEX_BLOCKS_WRITES ->
				"The index " + name + " is built, and nobody " + waiting(hazard) + untilDone(rows);
		};
	}

	/**
	 * A foreign key keeps writers out of both tables, and an index that is not one of a
	 * constraint keeps them out of its own. Everything else keeps readers out too.
	 */
	private static String waiting(Hazard hazard) {
		String table = Names.qualified(hazard.table());
		ForeignKey key = hazard.foreignKey();
		if (key != null) {
			return "writes to " + table + (key.table().equals(hazard.table()) ? "" : " and " + target(hazard));
		}
		return ((hazard.object().kind() == ObjectKind.INDEX) ? "writes to " : "reads or writes ") + table;
	}

	private static String untilDone(OptionalLong rows) {
		return " until that is done" + has(rows) + ".";
	}

	private static String type(Hazard hazard) {
		String type = hazard.values().get(1);
		return type.equals(hazard.values().get(0)) ? "one of another type that is called " + type
				: type + " instead of " + hazard.values().get(0);
	}

	private static String values(Hazard hazard) {
		return String.join(" or ", hazard.values().stream().map(Names::literal).toList());
	}

	private static String target(Hazard hazard) {
		ForeignKey key = hazard.foreignKey();
		return (key != null) ? Names.qualified(key.table()) : "another table";
	}

	private static String loss(OptionalLong rows, String otherwise, String unit) {
		if (rows.isEmpty()) {
			return ", and " + otherwise + " lost";
		}
		return (rows.getAsLong() == 0) ? ", which holds nothing now"
				: ", and " + count(rows.getAsLong(), unit) + ((rows.getAsLong() == 1) ? " is lost" : " are lost");
	}

	private static String concerned(OptionalLong rows, String verb) {
		if (rows.isEmpty()) {
			return "";
		}
		return (rows.getAsLong() == 0) ? " (no row " + verb + " now)"
				: " (now: " + count(rows.getAsLong(), "row") + ")";
	}

	private static String has(OptionalLong rows) {
		return rows.isPresent() ? " (now: " + count(rows.getAsLong(), "row") + ")" : "";
	}

	private static String count(long rows, String unit) {
		return String.format(Locale.ROOT, "%,d %s%s", rows, unit, (rows == 1) ? "" : "s");
	}

}
