package com.ofauto.migrations.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;

import com.ofauto.migrations.command.MarkNotes;
import com.ofauto.migrations.core.ConnectedListener;
import com.ofauto.migrations.core.DeployMark;
import com.ofauto.migrations.core.Migrator;
import com.ofauto.migrations.core.PlannedDeploy;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the log where a deploy begins, outside of development and tests.
 */
final class MarkLoggingListener implements ConnectedListener {

	private static final Log logger = LogFactory.getLog(Migrator.class);

	private final String prefix;

	/**
	 * Creates a listener.
	 * @param database what the line says first, or {@code null} if there is only one
	 */
	MarkLoggingListener(@Nullable String database) {
		this.prefix = (database != null) ? "[" + database + "] " : "";
	}

	@Override
	public void applying(PlannedDeploy deploy, Connection connection) throws SQLException {
		DeployMark mark = deploy.mark(connection);
		String line = this.prefix + MarkNotes.begins(mark);
		if (deploy.plan().development()) {
			return;
		}
		if (MarkNotes.isWarning(mark)) {
			logger.warn(line);
		}
		else {
			logger.info(line);
		}
	}

}
