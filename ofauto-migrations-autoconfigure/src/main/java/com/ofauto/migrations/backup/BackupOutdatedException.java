package com.ofauto.migrations.backup;

import com.ofauto.migrations.core.DeployStoppedException;
import com.ofauto.migrations.core.PlannedDeploy;

/**
 * Somebody else has changed the history since the backup was begun, so that the backup
 * does not show the database as the deploy would find it. Nothing has been applied.
 *
 * @since 0.1.0
 */
public final class BackupOutdatedException extends DeployStoppedException {

	BackupOutdatedException(PlannedDeploy deploy, String backup) {
		super("The history of database " + deploy.plan().database().name()
				+ " has changed since the backup was begun: another run was at work meanwhile. So the backup does not"
				+ " show the database before this deploy. Nothing was applied. " + backup + " is kept.",
				"Back up and deploy again: " + deploy.command("migrate deploy --backup"));
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

}
