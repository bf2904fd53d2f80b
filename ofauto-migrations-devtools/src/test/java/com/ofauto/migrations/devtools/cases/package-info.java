/**
 * Tables of cases: what one schema is, what it shall be, and what must become of the
 * data.
 */
@NullMarked
package com.ofauto.migrations.devtools.cases;

import org.jspecify.annotations.NullMarked;
