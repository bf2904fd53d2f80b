package com.ofauto.migrations.devtools.psl;

/**
 * Where the value of a new row comes from.
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
	 * Whatever the database has, which the schema does not know.
	 */
	record Database() implements DefaultValue {
	}

}
