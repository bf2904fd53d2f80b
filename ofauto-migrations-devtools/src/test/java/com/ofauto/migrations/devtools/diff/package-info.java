@NullMarked
package com.ofauto.migrations.devtools.diff;

import org.jspecify.annotations.NullMarked;
