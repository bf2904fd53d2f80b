package com.ofauto.migrations.impact;

import org.jspecify.annotations.Nullable;

/**
 * The {@code rollback.sql} beside a migration.
 *
 * @param script the digest of the rollback without its comments
 * @param undoes whether it has led back to the schema before the migration
 * @param loses what of the data does not survive it, {@code null} if nobody has looked
 * @since 0.1.0
 */
public record RollbackImpact(String script, boolean undoes, @Nullable RollbackLosses loses) {

}
