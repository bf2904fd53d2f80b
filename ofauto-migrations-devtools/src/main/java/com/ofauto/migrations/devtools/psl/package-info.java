/**
 * The Prisma Schema Language for PostgreSQL: reads and checks a schema, and translates it
 * into tables, types and indexes. Of the other rooms it uses only the quotes of SQL.
 */
@NullMarked
package com.ofauto.migrations.devtools.psl;

import org.jspecify.annotations.NullMarked;
