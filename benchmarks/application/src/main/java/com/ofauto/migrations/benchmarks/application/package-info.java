/**
 * What the measured applications have in common.
 */
@NullMarked
package com.ofauto.migrations.benchmarks.application;

import org.jspecify.annotations.NullMarked;
