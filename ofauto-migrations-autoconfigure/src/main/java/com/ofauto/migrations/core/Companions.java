package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * The files beside a script that nothing reads before they are asked for.
 *
 * @param impact says what the migration does, or {@code null} if there is none
 * @param rollback undoes the migration, or {@code null} if there is none
 */
record Companions(@Nullable MigrationFile impact, @Nullable MigrationFile rollback) {

	static final Companions NONE = new Companions(null, null);

}
