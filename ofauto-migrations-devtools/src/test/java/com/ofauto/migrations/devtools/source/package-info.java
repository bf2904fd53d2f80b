@NullMarked
package com.ofauto.migrations.devtools.source;

import org.jspecify.annotations.NullMarked;
