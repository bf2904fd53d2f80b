/**
 * The least that a migration tool can do.
 */
@NullMarked
package com.ofauto.migrations.benchmarks.application.floor;

import org.jspecify.annotations.NullMarked;
