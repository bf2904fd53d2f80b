/**
 * The engine: reads migrations and history, plans, and deploys. Knows nothing of Spring
 * Boot.
 */
@NullMarked
package com.ofauto.migrations.core;

import org.jspecify.annotations.NullMarked;
