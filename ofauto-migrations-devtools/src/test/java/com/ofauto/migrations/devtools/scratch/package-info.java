@NullMarked
package com.ofauto.migrations.devtools.scratch;

import org.jspecify.annotations.NullMarked;
