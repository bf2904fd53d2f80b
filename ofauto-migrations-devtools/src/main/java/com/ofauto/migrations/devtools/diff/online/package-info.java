/**
 * The steps of a difference in forms that do not keep others waiting.
 */
@NullMarked
package com.ofauto.migrations.devtools.diff.online;

import org.jspecify.annotations.NullMarked;
