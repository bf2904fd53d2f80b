package com.ofauto.migrations.devtools.workbench;

import java.util.Locale;

import com.ofauto.migrations.devtools.schema.Routine;

/**
 * A routine with whose body PostgreSQL finds fault once everything is there.
 *
 * @param routine the routine
 * @param message what PostgreSQL says
 * @param sqlState its SQLSTATE
 * @param position at which character of the body, from 1 on; 0 if that is not known
 */
public record InvalidBody(Routine routine, String message, String sqlState, int position) {

	String what() {
		return this.routine.kind().name().toLowerCase(Locale.ROOT) + " " + this.routine.id().dottedName() + "("
				+ this.routine.id().part() + ")";
	}

	/**
	 * Says it where the routine is made all the same.
	 * @return two sentences
	 */
	public String warning() {
		return "PostgreSQL finds fault with the body of the " + what() + ": " + this.message
				+ ". It is made all the same, since the script does not have bodies checked.";
	}

}
