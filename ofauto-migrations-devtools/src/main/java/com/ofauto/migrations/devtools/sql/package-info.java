/**
 * How names and values are quoted in SQL.
 */
@NullMarked
package com.ofauto.migrations.devtools.sql;

import org.jspecify.annotations.NullMarked;
