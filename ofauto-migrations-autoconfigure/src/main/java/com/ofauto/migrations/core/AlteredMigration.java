package com.ofauto.migrations.core;

/**
 * One of the migrations in whose place another one stands, as a database has it in
 * another form: from another file, or under another name.
 *
 * @param name its name in the history
 * @param replaced its name as the other one says it
 * @since 0.1.0
 */
public record AlteredMigration(String name, String replaced) {

	/**
	 * Whether it has its name and not its content.
	 * @return {@code true} if it ran from another file, {@code false} if the content is
	 * the same under another name
	 */
	public boolean edited() {
		return this.name.equals(this.replaced);
	}

}
