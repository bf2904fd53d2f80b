/**
 * The parts of a difference: ordered steps, their hazards, and renames. Code that writes
 * or shows a change uses these, and not the differ.
 */
@NullMarked
package com.ofauto.migrations.devtools.diff.step;

import org.jspecify.annotations.NullMarked;
