/**
 * What the developer edits: a schema in Prisma's language, or in plain SQL, as the schema
 * of a database.
 */
@NullMarked
package com.ofauto.migrations.devtools.source;

import org.jspecify.annotations.NullMarked;
