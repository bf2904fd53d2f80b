/**
 * Application events about migrations.
 */
@NullMarked
package com.ofauto.migrations.autoconfigure.event;

import org.jspecify.annotations.NullMarked;
