/**
 * The schema source that the developer edits, in Prisma's language or in plain SQL, built
 * as the schema of a database.
 */
@NullMarked
package com.ofauto.migrations.devtools.source;

import org.jspecify.annotations.NullMarked;
