package com.ofauto.migrations.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows that were brought back.
 *
 * @param directory where they were kept
 * @param dryRun whether nothing was written
 * @param tables what became of each table
 * @since 0.1.0
 */
public record RestoreView(String directory, boolean dryRun, List<Table> tables) {

	public RestoreView {
		tables = List.copyOf(tables);
	}

	/**
	 * A table.
	 *
	 * @param name its name
	 * @param kept how many rows were kept
	 * @param written how many were written
	 * @param present how many were there with the same values
	 * @param taken how many have a key that another row has
	 * @param differences what has changed about the table, for a person
	 * @param reason why no row was written, for a person
	 */
	public record Table(String name, long kept, long written, long present, long taken, List<String> differences,
			@Nullable String reason) {

		public Table {
			differences = List.copyOf(differences);
		}

	}

}
