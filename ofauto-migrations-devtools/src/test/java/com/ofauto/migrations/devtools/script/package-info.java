@NullMarked
package com.ofauto.migrations.devtools.script;

import org.jspecify.annotations.NullMarked;
