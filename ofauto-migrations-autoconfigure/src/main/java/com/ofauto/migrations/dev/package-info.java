/**
 * Reset and seed, for a developer's own database. No other package depends on it.
 */
@NullMarked
package com.ofauto.migrations.dev;

import org.jspecify.annotations.NullMarked;
