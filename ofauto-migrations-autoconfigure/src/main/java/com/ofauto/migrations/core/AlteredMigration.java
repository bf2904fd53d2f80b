package com.ofauto.migrations.core;

/**
 * A replaced migration that a database has in another form: from another file, or under
 * another name.
 *
 * @param name its name in the history
 * @param replaced its name in the migration that replaces it
 * @since 0.1.0
 */
public record AlteredMigration(String name, String replaced) {

	/**
	 * Whether the name is the same and the content is not.
	 * @return {@code true} if it ran from another file, {@code false} if the content is
	 * the same under another name
	 */
	public boolean edited() {
		return this.name.equals(this.replaced);
	}

}
