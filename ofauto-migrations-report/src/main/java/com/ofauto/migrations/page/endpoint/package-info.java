/**
 * The page at {@code /actuator/migrationsreport}.
 */
@NullMarked
package com.ofauto.migrations.page.endpoint;

import org.jspecify.annotations.NullMarked;
