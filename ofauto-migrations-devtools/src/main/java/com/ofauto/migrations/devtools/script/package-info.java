/**
 * The steps of a difference as SQL that a person reviews, and what they put at risk as
 * sentences and as queries.
 */
@NullMarked
package com.ofauto.migrations.devtools.script;

import org.jspecify.annotations.NullMarked;
