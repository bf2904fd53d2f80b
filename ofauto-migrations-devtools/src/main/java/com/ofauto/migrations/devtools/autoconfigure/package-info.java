/**
 * The wiring of schema-first work: its commands join those of the engine.
 */
@NullMarked
package com.ofauto.migrations.devtools.autoconfigure;

import org.jspecify.annotations.NullMarked;
