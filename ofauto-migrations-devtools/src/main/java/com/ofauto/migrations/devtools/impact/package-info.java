/**
 * Runs migrations in a scratch database and looks, statement by statement, at what they
 * do to the relations that were there before.
 */
@NullMarked
package com.ofauto.migrations.devtools.impact;

import org.jspecify.annotations.NullMarked;
