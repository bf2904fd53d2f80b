/**
 * Reset and seed: what a developer does to a database of their own. Nothing else depends
 * on it.
 */
@NullMarked
package com.ofauto.migrations.dev;

import org.jspecify.annotations.NullMarked;
