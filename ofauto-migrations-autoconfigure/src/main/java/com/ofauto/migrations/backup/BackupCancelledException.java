package com.ofauto.migrations.backup;

import com.ofauto.migrations.core.FailureException;

/**
 * A backup or a restore was cancelled. It has left nothing.
 *
 * @since 0.1.0
 */
public final class BackupCancelledException extends FailureException {

	BackupCancelledException() {
		super("The work was cancelled before it was complete. Nothing was applied, and nothing of it is left.",
				"Run the command again to begin anew.", null);
	}

	@Override
	public Kind kind() {
		return Kind.REFUSED;
	}

}
