package com.ofauto.migrations.backup;

import com.ofauto.migrations.core.DeployStoppedException;

/**
 * A deploy may apply something only with a way back, and there is none. Nothing has been
 * applied.
 *
 * @since 0.1.0
 */
public final class BackupRequiredException extends DeployStoppedException {

	BackupRequiredException(String problem, String remedy) {
		super(problem, remedy);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

}
