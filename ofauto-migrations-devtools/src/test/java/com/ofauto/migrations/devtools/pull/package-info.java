@NullMarked
package com.ofauto.migrations.devtools.pull;

import org.jspecify.annotations.NullMarked;
