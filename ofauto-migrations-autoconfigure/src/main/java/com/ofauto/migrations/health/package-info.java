/**
 * The health indicator: whether the database is where this release wants it.
 */
@NullMarked
package com.ofauto.migrations.health;

import org.jspecify.annotations.NullMarked;
