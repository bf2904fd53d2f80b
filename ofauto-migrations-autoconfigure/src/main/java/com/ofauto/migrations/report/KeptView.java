package com.ofauto.migrations.report;

/**
 * Rows that a reset has kept.
 *
 * @param directory where they are
 * @param tables of how many tables
 * @param rows how many
 * @since 0.1.0
 */
public record KeptView(String directory, int tables, long rows) {

}
