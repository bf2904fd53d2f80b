/**
 * What a database's schema is, as a value, and the reader that asks PostgreSQL's catalogs
 * for it. Depends on no other room.
 */
@NullMarked
package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.NullMarked;
