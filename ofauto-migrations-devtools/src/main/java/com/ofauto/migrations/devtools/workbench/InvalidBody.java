package com.ofauto.migrations.devtools.workbench;

import java.util.Locale;

import com.ofauto.migrations.devtools.schema.Routine;

/**
 * A routine whose body PostgreSQL rejects although all objects exist.
 *
 * @param routine the routine
 * @param message the message of PostgreSQL
 * @param sqlState its SQLSTATE
 * @param position the character of the body, counted from 1; 0 if unknown
 */
public record InvalidBody(Routine routine, String message, String sqlState, int position) {

	String what() {
		return this.routine.kind().name().toLowerCase(Locale.ROOT) + " " + this.routine.id().dottedName() + "("
				+ this.routine.id().part() + ")";
	}

	/**
	 * Describe the error where the routine is created nevertheless.
	 * @return two sentences
	 */
	public String warning() {
		return "PostgreSQL finds fault with the body of the " + what() + ": " + this.message
				+ ". It is made all the same, since the script does not have bodies checked.";
	}

}
