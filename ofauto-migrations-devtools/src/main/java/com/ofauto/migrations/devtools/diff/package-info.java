/**
 * What has to be done so that one schema becomes another: typed steps in an order that
 * PostgreSQL accepts, each with what it puts at risk. Writes no SQL.
 */
@NullMarked
package com.ofauto.migrations.devtools.diff;

import org.jspecify.annotations.NullMarked;
