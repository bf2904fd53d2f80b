package com.ofauto.migrations.report;

import com.ofauto.migrations.core.MigrationScriptException;

/**
 * A file that cannot be applied.
 *
 * @param migration the migration's name
 * @param file the file
 * @param line the line, from 1
 * @param column the column, from 1
 * @param problem what is wrong
 * @param remedy what to do
 */
public record BrokenView(String migration, String file, int line, int column, String problem, String remedy) {

	static BrokenView of(MigrationScriptException failure) {
		return new BrokenView(failure.migration(), failure.location().file(), failure.location().line(),
				failure.location().column(), failure.problem(), failure.remedy());
	}

}
