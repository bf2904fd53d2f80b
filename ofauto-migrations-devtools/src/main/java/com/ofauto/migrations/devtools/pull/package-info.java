/**
 * Writes a database as a schema that a developer edits. Knows the model of the database
 * and the names of Prisma's language.
 */
@NullMarked
package com.ofauto.migrations.devtools.pull;

import org.jspecify.annotations.NullMarked;
