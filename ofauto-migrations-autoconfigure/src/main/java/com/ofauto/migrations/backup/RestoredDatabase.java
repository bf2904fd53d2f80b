package com.ofauto.migrations.backup;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.ConnectedServer;
import com.ofauto.migrations.core.MigrationPlan;

/**
 * A database that a backup was restored into.
 *
 * @param name its name
 * @param server where it is, with the database of which the backup may be
 * @param plan what its history says
 * @since 0.1.0
 */
@Internal
public record RestoredDatabase(String name, ConnectedServer server, MigrationPlan plan) {

}
