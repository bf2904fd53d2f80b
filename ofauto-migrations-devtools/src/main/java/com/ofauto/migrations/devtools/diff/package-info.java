/**
 * Decides what has to be done so that one schema becomes another, in an order that
 * PostgreSQL accepts. Writes no SQL.
 */
@NullMarked
package com.ofauto.migrations.devtools.diff;

import org.jspecify.annotations.NullMarked;
