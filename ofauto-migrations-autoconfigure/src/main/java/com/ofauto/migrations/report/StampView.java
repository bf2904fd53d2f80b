package com.ofauto.migrations.report;

/**
 * A stamp that was written.
 *
 * @param stamped the environment that the database says it is from now on
 * @since 0.1.0
 */
public record StampView(String stamped) {

}
