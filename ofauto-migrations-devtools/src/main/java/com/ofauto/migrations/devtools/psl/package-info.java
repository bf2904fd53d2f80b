/**
 * The Prisma Schema Language for PostgreSQL: read, checked, and described as the tables,
 * types and indexes it stands for. Depends on no other room.
 */
@NullMarked
package com.ofauto.migrations.devtools.psl;

import org.jspecify.annotations.NullMarked;
