/**
 * The schema of a database as a value. Depends on no other room.
 */
@NullMarked
package com.ofauto.migrations.devtools.schema;

import org.jspecify.annotations.NullMarked;
