@NullMarked
package com.ofauto.migrations.dev;

import org.jspecify.annotations.NullMarked;
