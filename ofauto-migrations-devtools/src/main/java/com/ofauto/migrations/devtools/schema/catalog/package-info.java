/**
 * Reads a schema from PostgreSQL's catalogs. {@code SchemaReader} is the entry point;
 * each kind of object has a reader of its own.
 */
@NullMarked
package com.ofauto.migrations.devtools.schema.catalog;

import org.jspecify.annotations.NullMarked;
