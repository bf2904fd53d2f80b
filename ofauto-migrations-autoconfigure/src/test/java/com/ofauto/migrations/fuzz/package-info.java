/**
 * Generated input, most of it bad: whatever it is, a deploy is right or says what is
 * wrong.
 */
@NullMarked
package com.ofauto.migrations.fuzz;

import org.jspecify.annotations.NullMarked;
