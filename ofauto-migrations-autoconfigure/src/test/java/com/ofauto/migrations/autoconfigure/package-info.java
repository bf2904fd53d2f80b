/**
 * The wiring, tested in application contexts against a real PostgreSQL.
 */
@NullMarked
package com.ofauto.migrations.autoconfigure;

import org.jspecify.annotations.NullMarked;
