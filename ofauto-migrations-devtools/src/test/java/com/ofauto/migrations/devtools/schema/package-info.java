@NullMarked
package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.NullMarked;
