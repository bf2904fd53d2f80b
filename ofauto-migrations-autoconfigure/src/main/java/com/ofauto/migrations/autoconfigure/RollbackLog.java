package com.ofauto.migrations.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import com.ofauto.migrations.command.DurationText;
import com.ofauto.migrations.core.LostData;
import com.ofauto.migrations.core.MigrationException;
import com.ofauto.migrations.core.MigrationListener;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.RollbackReport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the log what a rollback does.
 */
final class RollbackLog implements MigrationListener {

	private static final Log logger = LogFactory.getLog(Migrator.class);

	/** What each line begins with. */
	private final String prefix;

	/**
	 * Creates a listener.
	 * @param database what each line says first, or {@code null} if there is only one
	 */
	RollbackLog(@Nullable String database) {
		this.prefix = (database != null) ? "[" + database + "] " : "";
	}

	@Override
	public void rollbackStarted(List<String> migrations) {
		logger.info(this.prefix + "Rolling back " + String.join(", ", migrations));
	}

	@Override
	public void migrationUndone(RollbackReport.UndoneMigration migration) {
		String done = this.prefix + "Migration " + migration.name() + " undone in " + DurationText.of(migration.took());
		if (migration.lost().isEmpty()) {
			logger.info(done);
		}
		else {
			logger.warn(done + ". Lost: "
					+ migration.lost().stream().map(LostData::describe).collect(Collectors.joining(", ")));
		}
	}

	@Override
	public void rollbackFailed(MigrationException failure) {
		logger.error(this.prefix + failure.getMessage());
	}

}
