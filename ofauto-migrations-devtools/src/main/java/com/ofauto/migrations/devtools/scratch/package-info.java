/**
 * Temporary databases: empty ones, and ones with replayed migrations. They are created on
 * the development server, at a shadow URL or in an embedded PostgreSQL, and dropped
 * again, also after a kill.
 */
@NullMarked
package com.ofauto.migrations.devtools.scratch;

import org.jspecify.annotations.NullMarked;
