/**
 * Compares two databases by their catalogs, and shares nothing with what it judges.
 */
@NullMarked
package com.ofauto.migrations.devtools.judge;

import org.jspecify.annotations.NullMarked;
