package com.ofauto.migrations.devtools.schema;

/**
 * The kinds of objects with an {@link ObjectId}. A {@link #COLUMN} and its
 * {@link #DEFAULT} belong to their table, and have identities only for dependencies.
 */
public enum ObjectKind {

	SCHEMA, EXTENSION, COLLATION, ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, TEXT_SEARCH_DICTIONARY,
	TEXT_SEARCH_CONFIGURATION, CAST, ROUTINE, SEQUENCE, TABLE, COLUMN, DEFAULT, CONSTRAINT, INDEX, STATISTICS, VIEW,
	MATERIALIZED_VIEW, TRIGGER, RULE, POLICY

}
