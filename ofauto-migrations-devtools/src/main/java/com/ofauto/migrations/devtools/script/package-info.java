/**
 * Writes the steps of a difference as SQL for review, and their hazards as sentences and
 * as queries.
 */
@NullMarked
package com.ofauto.migrations.devtools.script;

import org.jspecify.annotations.NullMarked;
