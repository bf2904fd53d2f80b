/**
 * What a migration does to the relations that were there before it, as PostgreSQL has
 * shown it in a scratch database: values, and their form in a file.
 */
@NullMarked
package com.ofauto.migrations.impact;

import org.jspecify.annotations.NullMarked;
