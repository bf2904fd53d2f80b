package com.ofauto.migrations.report;

import org.jspecify.annotations.Nullable;

/**
 * A backup that was made.
 *
 * @param database the name of the database
 * @param file its file, absent if the operator's command has made it
 * @param bytes the size of the file
 * @param tables how many tables were looked for in it, and found
 * @since 0.1.0
 */
public record BackupView(String database, @Nullable String file, @Nullable Long bytes, @Nullable Integer tables) {

}
