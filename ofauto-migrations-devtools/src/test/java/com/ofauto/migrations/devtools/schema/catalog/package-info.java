@NullMarked
package com.ofauto.migrations.devtools.schema.catalog;

import org.jspecify.annotations.NullMarked;
