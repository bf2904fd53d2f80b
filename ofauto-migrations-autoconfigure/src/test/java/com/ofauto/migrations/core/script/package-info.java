@NullMarked
package com.ofauto.migrations.core.script;

import org.jspecify.annotations.NullMarked;
