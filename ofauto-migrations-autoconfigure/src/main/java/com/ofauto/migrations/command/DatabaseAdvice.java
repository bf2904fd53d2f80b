package com.ofauto.migrations.command;

import com.ofauto.migrations.Internal;

/**
 * What remedies lack that are written for an application with one database.
 *
 * @since 0.1.0
 */
@Internal
public final class DatabaseAdvice {

	private static final String PREFIX = "ofauto.migrations.";

	private DatabaseAdvice() {
	}

	/**
	 * How commands and properties are written for one of several databases.
	 * @param name the name of the database
	 * @return one sentence
	 */
	public static String of(String name) {
		return "Commands for this database take " + Database.OPTION + " " + name
				+ (isDefault(name) ? "." : ", and its properties begin with " + prefix(name) + ".");
	}

	/**
	 * The same for a command that was given the database, so that the commands in the
	 * remedy name it.
	 * @param remedy the remedy
	 * @return one sentence, or nothing if the remedy names no property
	 */
	static String ofProperties(String name, String remedy) {
		return (isDefault(name) || !remedy.contains(PREFIX) || remedy.contains(prefix(name))) ? ""
				: "The properties of this database begin with " + prefix(name) + ".";
	}

	private static boolean isDefault(String name) {
		return name.equals("default");
	}

	private static String prefix(String name) {
		return PREFIX + "databases." + name;
	}

}
