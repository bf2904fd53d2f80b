package com.ofauto.migrations.impact;

/**
 * The {@code rollback.sql} beside a migration.
 *
 * @param script the digest of the rollback without its comments
 * @param undoes whether it has led back to the schema before the migration
 * @since 0.1.0
 */
public record RollbackImpact(String script, boolean undoes) {

}
