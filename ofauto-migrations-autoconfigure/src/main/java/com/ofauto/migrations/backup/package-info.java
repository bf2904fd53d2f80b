/**
 * Backups of a database by the programs of PostgreSQL or by a command of the operator,
 * and the database that a backup is restored into.
 */
@NullMarked
package com.ofauto.migrations.backup;

import org.jspecify.annotations.NullMarked;
