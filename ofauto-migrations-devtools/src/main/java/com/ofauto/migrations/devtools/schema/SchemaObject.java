package com.ofauto.migrations.devtools.schema;

/**
 * Something that is created, changed and dropped by statements of its own. Definitions
 * are PostgreSQL's own print, with every name qualified.
 */
public sealed interface SchemaObject
		permits Namespace, Extension, Collation, EnumType, Domain, CompositeType, RangeType, TextSearch, Cast, Routine,
		Sequence, Table, Constraint, Index, Statistics, View, Trigger, Rule, Policy {

	ObjectId id();

}
