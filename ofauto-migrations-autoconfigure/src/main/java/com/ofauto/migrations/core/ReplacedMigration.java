package com.ofauto.migrations.core;

import org.jspecify.annotations.Nullable;

/**
 * One of the migrations in whose place another one stands, since it builds the same.
 *
 * @param name its name
 * @param checksum a checksum that its file had; line ends give a file more than one
 * @param by the migration that replaced it before and was replaced in turn, or
 * {@code null} if there is none between
 * @since 0.1.0
 */
public record ReplacedMigration(String name, String checksum, @Nullable String by) {

}
