package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.MigrationException;

/**
 * A deploy has failed, in a migration or before the first.
 *
 * @param failure why
 * @since 0.1.0
 */
public record MigrationsFailed(MigrationException failure) {

}
