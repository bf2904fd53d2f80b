package com.ofauto.migrations.core;

/**
 * One of the migrations in whose place another one stands, since it builds the same.
 *
 * @param name its name
 * @param checksum a checksum that its file had; line ends give a file more than one
 */
public record ReplacedMigration(String name, String checksum) {

}
