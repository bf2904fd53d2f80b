/**
 * A SQL script as statements with their places, by the rules of psql. Public for the
 * engine only.
 */
@Internal
@NullMarked
package com.ofauto.migrations.core.script;

import com.ofauto.migrations.Internal;
import org.jspecify.annotations.NullMarked;
