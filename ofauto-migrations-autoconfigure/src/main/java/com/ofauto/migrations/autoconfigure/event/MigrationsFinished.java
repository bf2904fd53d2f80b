package com.ofauto.migrations.autoconfigure.event;

import com.ofauto.migrations.core.DeployReport;

/**
 * A deploy has ended well, with or without something to apply.
 *
 * @param report what it did
 * @since 0.1.0
 */
public record MigrationsFinished(DeployReport report) {

}
