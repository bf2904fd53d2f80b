package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.MigrationException;

/**
 * A deploy has failed, in a migration or before the first.
 *
 * @param failure why
 */
public record MigrationsFailed(MigrationException failure) {

}
