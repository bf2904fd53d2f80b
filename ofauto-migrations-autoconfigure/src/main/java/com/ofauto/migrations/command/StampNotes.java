package com.ofauto.migrations.command;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.Invocation;
import com.ofauto.migrations.core.MigrationEnvironment;

/**
 * The messages of the log and the command line about the stamp during a deploy.
 *
 * @since 0.1.0
 */
@Internal
public final class StampNotes {

	private StampNotes() {
	}

	/**
	 * The database was not stamped for its rows.
	 * @param environment the environment of the deploy
	 * @param rows where they are
	 * @return what happened, and the command that stamps it
	 */
	public static String rows(MigrationEnvironment environment, String rows) {
		return "The database has no stamp and holds data (" + rows + "), so this deploy continues without stamping it "
				+ environment.word() + ". Stamp it with: " + Invocation.of("migrate stamp ") + environment.word();
	}

	/**
	 * A stamp was replaced.
	 * @param before what a run had stamped the database as
	 * @param environment what it is stamped as now
	 * @return what happened
	 */
	public static String replaced(MigrationEnvironment before, MigrationEnvironment environment) {
		return "A run had stamped the database " + before.word() + ". This deploy is stricter and stamps it "
				+ environment.word();
	}

}
