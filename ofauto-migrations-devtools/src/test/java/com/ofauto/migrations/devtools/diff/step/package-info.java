@NullMarked
package com.ofauto.migrations.devtools.diff.step;

import org.jspecify.annotations.NullMarked;
