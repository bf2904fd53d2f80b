package com.ofauto.migrations.devtools.ddl;

/**
 * One form of a statement.
 *
 * @param page where PostgreSQL's manual has it
 * @param name what the manual calls it
 * @param answer what is made of it, as the check list says it
 * @param fromVersion the first PostgreSQL that knows it
 * @param setup what is there before
 * @param change the statement
 */
record Form(String page, String name, String answer, int fromVersion, String setup, String change) {

	@Override
	public String toString() {
		return this.page + ": " + this.name;
	}

}
