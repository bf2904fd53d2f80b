/**
 * The rows of tables that are about to be dropped, as files, and the way back.
 */
@NullMarked
package com.ofauto.migrations.kept;

import org.jspecify.annotations.NullMarked;
