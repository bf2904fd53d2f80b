/**
 * Starts the measured applications in turn and writes the report.
 */
@NullMarked
package com.ofauto.migrations.benchmarks;

import org.jspecify.annotations.NullMarked;
