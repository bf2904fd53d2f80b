@NullMarked
package com.ofauto.migrations.devtools.impact;

import org.jspecify.annotations.NullMarked;
