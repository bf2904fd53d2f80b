/**
 * What only this project's contender can be told.
 */
@NullMarked
package com.ofauto.migrations.benchmarks.application.ofauto;

import org.jspecify.annotations.NullMarked;
