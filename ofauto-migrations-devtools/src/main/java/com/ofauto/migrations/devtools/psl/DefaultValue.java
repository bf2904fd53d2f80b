package com.ofauto.migrations.devtools.psl;

/**
 * The origin of a new row's value.
 */
sealed interface DefaultValue {

	/**
	 * An expression of the database.
	 */
	record Sql(String expression) implements DefaultValue {
	}

	/**
	 * A sequence of the column's own.
	 */
	record Sequence() implements DefaultValue {
	}

	/**
	 * The client.
	 */
	record Client() implements DefaultValue {
	}

	/**
	 * The default in the database, which the schema does not know.
	 */
	record Database() implements DefaultValue {
	}

}
