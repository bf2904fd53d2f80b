package com.ofauto.migrations.backup;

import com.ofauto.migrations.Internal;
import com.ofauto.migrations.core.DeployCheck;

/**
 * A backup that belongs to one deploy: one that was made, or one that will be made if
 * nothing stops the deploy.
 *
 * @since 0.1.0
 */
@Internal
public sealed interface BackupOfRun extends DeployCheck permits Backup, PromisedBackup {

	/**
	 * Whether the operator's command makes it.
	 * @return {@code false} if it is a dump
	 */
	boolean byCommand();

}
