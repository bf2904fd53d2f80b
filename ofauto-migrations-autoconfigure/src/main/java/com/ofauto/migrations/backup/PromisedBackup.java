package com.ofauto.migrations.backup;

import java.sql.Connection;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.PlannedDeploy;

/**
 * A backup that is made as soon as it is known that nothing else stops the deploy.
 *
 * @param byCommand whether the operator's command makes it
 * @since 0.1.0
 */
@Internal
public record PromisedBackup(boolean byCommand) implements BackupOfRun {

	@Override
	public void check(PlannedDeploy deploy, Connection connection) {
	}

}
