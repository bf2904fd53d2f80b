/**
 * Databases that live for a moment: empty ones, and ones in which the migrations have
 * been replayed. They are made on the development server, at a shadow URL or in an
 * embedded PostgreSQL, and removed again, after a kill too.
 */
@NullMarked
package com.ofauto.migrations.devtools.scratch;

import org.jspecify.annotations.NullMarked;
