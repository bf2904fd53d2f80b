/**
 * What a difference is made of: steps in an order, what each puts at risk, and renames.
 * Whoever writes or shows a change knows these and not the differ.
 */
@NullMarked
package com.ofauto.migrations.devtools.diff.step;

import org.jspecify.annotations.NullMarked;
