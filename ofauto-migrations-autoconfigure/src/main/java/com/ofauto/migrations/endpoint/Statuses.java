package com.ofauto.migrations.endpoint;

import com.ofauto.migrations.core.Migration;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationStatus;
import com.ofauto.migrations.core.Migrator;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a status, whichever it is.
 */
final class Statuses {

	private Statuses() {
	}

	static @Nullable Migration toApply(MigrationStatus status) {
		if (status instanceof MigrationStatus.Pending pending) {
			return pending.migration();
		}
		return (status instanceof MigrationStatus.Interrupted interrupted) ? interrupted.migration() : null;
	}

	static @Nullable Boolean recorded(MigrationStatus status) {
		return (status instanceof MigrationStatus.Pending pending && pending.recorded()) ? true : null;
	}

	static boolean isRetired(MigrationStatus status) {
		return status instanceof MigrationStatus.Replaced || status instanceof MigrationStatus.Removed;
	}

	static String transactional(Migrator migrator, Migration migration) {
		try {
			return switch (migrator.transactionality(migration)) {
				case TRANSACTIONAL -> "yes";
				case SEGMENTED -> "no";
				case SERVER_DECIDES -> "server-decides";
			};
		}
		catch (MigrationException ex) {
			return "unreadable";
		}
	}

}
