/**
 * Meters and observations: how much is pending, and how long deploys take.
 */
@NullMarked
package com.ofauto.migrations.metrics;

import org.jspecify.annotations.NullMarked;
