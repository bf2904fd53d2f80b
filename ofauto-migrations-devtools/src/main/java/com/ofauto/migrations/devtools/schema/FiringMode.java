package com.ofauto.migrations.devtools.schema;

/**
 * When a trigger fires or a rule applies, by the session's replication role.
 */
public enum FiringMode {

	ORIGIN, DISABLED, REPLICA, ALWAYS;

	/**
	 * Return the mode for a letter of the catalogs.
	 * @param letter of {@code tgenabled} or {@code ev_enabled}
	 * @return when it fires
	 */
	public static FiringMode of(String letter) {
		return switch (letter) {
			case "O" -> ORIGIN;
			case "D" -> DISABLED;
			case "R" -> REPLICA;
			case "A" -> ALWAYS;
			default -> throw new IllegalArgumentException("Unknown firing '" + letter + "'");
		};
	}

}
